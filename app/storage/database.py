"""`SqliteStore`: one SQLite file, one thread that does all work on it.

One thread because SQLite has one writer; the event loop never waits for the disk, and units of
work run in the order in which they were asked for.
"""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from app.storage.foreign import translated
from app.storage.sqlite_engine import sqlite_engine
from app.storage.stores import SqlTransaction
from app.storage.threaded import ThreadedStore
from app.storage.unit import Unit

T = TypeVar("T")


class SqliteStore(ThreadedStore):
    """The store port on a SQLite URL ('sqlite:////data/winwin.db'); `now` dates the events."""

    def __init__(self, url: str, now: Callable[[], str]) -> None:
        super().__init__(sqlite_engine(url), now, threads=1)
        self._kept: Connection | None = None

    def _transact(self, work: Callable[[Unit], T]) -> T:
        with translated():
            db = self._connection()
            with db.begin():
                return work(SqlTransaction(db, self._now))

    def _connection(self) -> Connection:
        """Return the thread's connection: asking a pool for one at each unit of work takes time."""
        if self._kept is None or self._kept.closed or self._kept.invalidated:
            self._kept = self._engine.connect()
        return self._kept

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept.close()
        super()._let_go()
