"""How a PostgreSQL database is reached: by psycopg 3, with patience that ends.

The driver is imported here when a URL asks for it, and nowhere at start-up.
"""

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from app.errors import NotInstalled, StorageFailed

# What a URL does not say itself (seconds; a name that `pg_stat_activity` shows).
_UNLESS_SAID = {"connect_timeout": "5", "application_name": "winwin"}
# A lock is waited for as long as on SQLite. A process that stops in mid-work, as a machine that
# sleeps does, loses its connection and with it the lock on its session.
_ON_CONNECT = """
    SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED;
    SET lock_timeout = '5s';
    SET statement_timeout = '30s';
    SET idle_in_transaction_session_timeout = '30s'
"""


def is_postgres(url: str) -> bool:
    """Say whether a URL names a PostgreSQL database."""
    return url.startswith(("postgresql:", "postgres:"))


def postgres_engine(url: str, *, connections: int = 1, is_hurried: bool = True) -> Engine:
    """Return an engine with so many connections at most; nothing is opened yet (NotInstalled).

    A connection is tried before it is used, so that a server that was restarted is not noticed.
    Without hurry nothing is given up for the time it takes: migrations may take theirs.
    """
    address = _with_driver(url)
    try:
        engine = create_engine(
            address,
            pool_size=connections,
            max_overflow=0,
            pool_pre_ping=True,
            # Parameters hold what learners wrote, and an error's message ends in a log.
            hide_parameters=True,
            # Columns hold text, numbers and truths: nothing of the catalogue is to be looked up.
            use_native_hstore=False,
            connect_args={k: v for k, v in _UNLESS_SAID.items() if k not in address.query}
            | {"client_encoding": "utf8"},
        )
    except ModuleNotFoundError as missing:
        raise NotInstalled(
            "A PostgreSQL database wants the driver psycopg, which is not installed. "
            "Install it: pip install 'winwin[postgres]'"
        ) from missing
    if is_hurried:
        event.listen(engine, "connect", _limit)
    return engine


def refuse_other_encodings(db: Connection) -> None:
    """Refuse a database that cannot hold every letter a learner may write (StorageFailed)."""
    encoding = db.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise StorageFailed(
            f"The database's encoding is {encoding}, and what people write wants UTF8. "
            "Create it anew: createdb NAME --encoding=UTF8 --template=template0"
        )


def _with_driver(url: str) -> URL:
    return make_url(url).set(drivername="postgresql+psycopg")


def _limit(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(_ON_CONNECT)
    cursor.close()
    connection.commit()
