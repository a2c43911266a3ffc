"""`PostgresStore`: a PostgreSQL database, a few threads that do work on it at once.

A unit of work is an ordinary function that computes between its statements, so it runs on a
thread and the event loop never waits (ADR 16). Several stores, in as many processes, may share a
database: a session is worked on by one unit of work at a time.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection

from app.errors import StorageBusy, StorageFailed
from app.sessions.ports import Transaction
from app.storage.foreign import is_to_be_done_again, translated
from app.storage.migrate import head, revision_of
from app.storage.postgres_engine import postgres_engine
from app.storage.postgres_transaction import PostgresTransaction

T = TypeVar("T")
# Two units of work may wait for each other, and the database ends one: it is done again.
_TRIES = 3


class PostgresStore:
    """The store port on a PostgreSQL URL; `now` dates the events, `connections` work at once."""

    def __init__(self, url: str, now: Callable[[], str], connections: int) -> None:
        self._engine = postgres_engine(url, connections=connections)
        self._now = now
        self._threads = ThreadPoolExecutor(connections, thread_name_prefix="winwin-db")
        self._is_open = True

    async def transact(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction on a database thread and return its result.

        Whoever waits may go away: the work is finished and kept all the same. What was done when
        the database ended a deadlock is undone, and the work is done again from its beginning.
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
            self._engine.dispose()

    def _on_thread(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        if not self._is_open:
            raise StorageFailed("The database is closed.")
        return asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _transact(self, work: Callable[[Transaction], T]) -> T:
        for _ in range(1, _TRIES):
            try:
                return self._once(work)
            except StorageBusy as busy:
                if not is_to_be_done_again(busy):
                    raise
        return self._once(work)

    def _once(self, work: Callable[[Transaction], T]) -> T:
        with translated(), self._engine.begin() as db:
            result = work(PostgresTransaction(db, self._now))
            _refuse_broken(db)
            return result

    def _revision(self) -> str | None:
        with translated(), self._engine.connect() as db:
            return revision_of(db)


def _refuse_broken(db: Connection) -> None:
    """Refuse to keep work in which a statement failed: the database would undo it in silence."""
    driver = db.connection.driver_connection
    if driver is not None and driver.info.transaction_status.name == "INERROR":
        raise StorageFailed("A statement failed, and what came after it cannot be kept.")
