"""`PostgresStore`: a PostgreSQL database, a few threads that do work on it at once.

A unit of work is an ordinary function that computes between its statements, so it runs on a
thread and the event loop never waits (ADR 16). Several stores, in as many processes, may share a
database: a session is worked on by one unit of work at a time.
"""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from app.errors import StorageBusy, StorageFailed
from app.storage.foreign import is_to_be_done_again, translated
from app.storage.postgres_engine import postgres_engine
from app.storage.postgres_transaction import PostgresTransaction
from app.storage.threaded import ThreadedStore
from app.storage.unit import Unit

T = TypeVar("T")
# Two units of work may wait for each other, and the database ends one: it is done again.
_TRIES = 3


class PostgresStore(ThreadedStore):
    """The store port on a PostgreSQL URL; `now` dates the events, `connections` work at once."""

    def __init__(self, url: str, now: Callable[[], str], connections: int) -> None:
        super().__init__(postgres_engine(url, connections=connections), now, connections)

    def _transact(self, work: Callable[[Unit], T]) -> T:
        """Do work again from its beginning where the database ended it, to end a deadlock."""
        for _ in range(1, _TRIES):
            try:
                return self._once(work)
            except StorageBusy as busy:
                if not is_to_be_done_again(busy):
                    raise
        return self._once(work)

    def _once(self, work: Callable[[Unit], T]) -> T:
        with translated(), self._engine.begin() as db:
            result = work(PostgresTransaction(db, self._now))
            _refuse_broken(db)
            return result


def _refuse_broken(db: Connection) -> None:
    """Refuse to keep work in which a statement failed: the database would undo it in silence."""
    driver = db.connection.driver_connection
    if driver is not None and driver.info.transaction_status.name == "INERROR":
        raise StorageFailed("A statement failed, and what came after it cannot be kept.")
