"""What a unit of work can do on these stores: everything any room asks of one."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from app.learners.ports import AccessRows
from app.sessions.ports import Transaction

T = TypeVar("T")


class Unit(Transaction, AccessRows, Protocol):
    """One unit of database work, for whichever room; each room's port names its own part."""


class WholeStore(Protocol):
    """A store for all rooms: it satisfies the port of each."""

    async def transact(self, work: Callable[[Unit], T]) -> T:
        """Return what `work` comes to in one transaction; if it is undone it may be done again."""

    async def is_ready(self) -> bool:
        """Say whether the database answers and is migrated."""

    async def close(self) -> None:
        """Finish what is under way and let go of the database."""
