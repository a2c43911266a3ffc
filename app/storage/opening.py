"""The store that a database URL asks for."""

from collections.abc import Callable

from app.storage.database import SqliteStore
from app.storage.postgres import PostgresStore
from app.storage.postgres_engine import is_postgres
from app.storage.threaded import ThreadedStore


def open_store(url: str, now: Callable[[], str], connections: int) -> ThreadedStore:
    """Return the store on a migrated database (NotInstalled); `now` dates the events.

    `connections` is how many units of work PostgreSQL does at once; SQLite does one.
    """
    if is_postgres(url):
        return PostgresStore(url, now, connections)
    return SqliteStore(url, now)
