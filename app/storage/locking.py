"""What PostgreSQL has to be told to wait for; SQLite has one writer and waits by itself.

The locks are advisory: they are numbers, cost no write, and go with the transaction.
"""

from sqlalchemy import Connection, text

from app.storage.prepared import Prepared

_SESSION = Prepared(text("SELECT pg_advisory_xact_lock(hashtextextended(:of, 7))"))
_KEYS = 0x77696E77696F  # the number after that of migrations
_MIGRATIONS = 0x77696E77696E  # "winwin"; sessions take what their ids hash to


def hold_session(db: Connection, session_id: str) -> None:
    """Wait until no other unit of work is at this session, and keep others waiting.

    A statement of its own: what is read by it would be read as of before the wait.
    """
    _SESSION.run(db, {"of": session_id})


def hold_keys(db: Connection) -> None:
    """Wait until nobody else changes keys, and keep others waiting; looking one up goes on."""
    db.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _KEYS})


def hold_migrations(db: Connection) -> None:
    """Wait until nobody else migrates this database, and keep others waiting."""
    db.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MIGRATIONS})
