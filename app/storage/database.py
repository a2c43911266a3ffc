"""`SqliteStore`: one SQLite file, one thread that does all work on it.

One thread because SQLite has one writer; the event loop never waits for the disk, and units of
work run in the order in which they were asked for.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection

from app.errors import StorageFailed
from app.sessions.ports import Transaction
from app.storage.foreign import translated
from app.storage.migrate import head, revision_of
from app.storage.sqlite_engine import sqlite_engine
from app.storage.stores import SqlTransaction

T = TypeVar("T")


class SqliteStore:
    """The store port on a SQLite URL ('sqlite:////data/winwin.db'); `now` dates the events."""

    def __init__(self, url: str, now: Callable[[], str]) -> None:
        self._engine = sqlite_engine(url)
        self._now = now
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="winwin-db")
        self._is_open = True
        self._kept: Connection | None = None

    async def transact(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction on the database thread and return its result.

        Whoever waits may go away: the work is finished and kept all the same.
        """
        return await self._on_thread(lambda: self._transact(work))

    async def is_ready(self) -> bool:
        """Say whether the database answers and is migrated."""
        try:
            return await self._on_thread(self._revision) == head()
        except StorageFailed:
            return False

    async def close(self) -> None:
        """Finish what is under way and let go of the database; a second call does nothing."""
        if self._is_open:
            last = self._on_thread(self._let_go)
            self._is_open = False
            await last
            self._thread.shutdown(wait=False)

    def _on_thread(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        if not self._is_open:
            raise StorageFailed("The database is closed.")
        return asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _transact(self, work: Callable[[Transaction], T]) -> T:
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
        self._engine.dispose()

    def _revision(self) -> str | None:
        with translated(), self._engine.connect() as db:
            return revision_of(db)
