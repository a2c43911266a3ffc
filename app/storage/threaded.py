"""What the stores on a database have in common: units of work on threads of their own."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Engine

from app.errors import StorageFailed
from app.storage.foreign import translated
from app.storage.migrate import head, revision_of
from app.storage.unit import Unit

T = TypeVar("T")


class ThreadedStore(ABC):
    """Does units of work on `threads` threads, so that the event loop never waits."""

    def __init__(self, engine: Engine, now: Callable[[], str], threads: int) -> None:
        self._engine = engine
        self._now = now
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="winwin-db")
        self._is_open = True

    async def transact(self, work: Callable[[Unit], T]) -> T:
        """Run `work` in one transaction on a database thread and return its result.

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
            self._is_open = False
            await asyncio.get_running_loop().run_in_executor(None, self._threads.shutdown)
            await asyncio.get_running_loop().run_in_executor(None, self._let_go)

    @abstractmethod
    def _transact(self, work: Callable[[Unit], T]) -> T:
        """Run `work` in one transaction, on this thread."""

    def _let_go(self) -> None:
        """Let go of what is open, when all work is done."""
        self._engine.dispose()

    def _on_thread(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        if not self._is_open:
            raise StorageFailed("The database is closed.")
        return asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _revision(self) -> str | None:
        with translated(), self._engine.connect() as db:
            return revision_of(db)
