"""How a SQLite file is opened: journal, foreign keys, patience and explicit transactions."""

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

# Patience comes first: two processes that start on a new file both want to set its journal.
_ON_CONNECT = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
)


def sqlite_engine(url: str) -> Engine:
    """Return an engine for a SQLite URL; nothing is opened yet.

    The driver is told to begin nothing by itself (it would leave reads and DDL outside); each
    transaction takes the write lock at once, so a second process waits instead of failing late.
    """
    # Parameters hold what learners wrote, and an error's message ends in a log.
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    for pragma in _ON_CONNECT:
        connection.execute(pragma).close()


def _begin(connection: Connection) -> None:
    # By the driver itself: by way of SQLAlchemy an empty unit of work takes twice as long.
    connection.connection.cursor().execute("BEGIN IMMEDIATE")
