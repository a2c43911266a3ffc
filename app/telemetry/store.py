"""A store that measures: how long units of work wait and take, and which replies were kept."""

import asyncio
import time
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar, cast

from app.sessions.ports import Transaction
from app.sessions.records import SessionRecord, TurnRecord
from app.telemetry.meter import Outcome
from app.telemetry.observed import Observed

T = TypeVar("T")
# What a unit of work can do there: what sessions need, and whatever else the store has.
Tx_co = TypeVar("Tx_co", bound=Transaction, covariant=True)


class _Store(Protocol[Tx_co]):
    """A store, whatever else its units of work can do."""

    async def transact(self, work: Callable[[Tx_co], T]) -> T: ...

    async def is_ready(self) -> bool: ...

    async def close(self) -> None: ...


class ObservedStore(Generic[Tx_co]):
    """The store port around another store; what is done on its threads belongs to who asked."""

    def __init__(self, store: _Store[Tx_co], observed: Observed) -> None:
        """Take the store, and where to tell what it does."""
        self._store, self._meter, self._traces = store, observed.meter, observed.traces

    async def transact(self, work: Callable[[Tx_co], T]) -> T:
        """Run `work` in one transaction, and measure it."""
        unit = _Unit(asked_at=time.perf_counter())
        asking = copy_context()  # a pool's thread has none of its own

        def measured(tx: Transaction) -> T:
            unit.begin()
            seen = cast("Tx_co", _Seen(tx, unit))
            return asking.run(work, seen)

        outcome: Outcome = "undone"
        try:
            with self._traces.part("store transaction") as span:
                done = await self._store.transact(measured)
                outcome = "kept"
                span.tell(waited_ms=round(unit.waited * 1000, 3))
        except asyncio.CancelledError:
            outcome = "left"  # it is done to its end, and nobody waits for how that is
            raise
        finally:
            self._meter.unit_of_work(unit.waited, unit.took(), outcome)
        for voice in unit.voices:
            self._meter.turn(voice)
        return done

    async def is_ready(self) -> bool:
        """Say whether the database answers and is migrated."""
        return await self._store.is_ready()

    async def close(self) -> None:
        """Finish what is under way and let go of the database."""
        await self._store.close()


@dataclass(slots=True)
class _Unit:
    """One unit of work; begun again where the store tries it again."""

    asked_at: float
    begun_at: float | None = None
    voices: list[str] = field(default_factory=list)
    is_copied: bool = False

    def begin(self) -> None:
        if self.begun_at is None:
            self.begun_at = time.perf_counter()
        self.voices, self.is_copied = [], False

    @property
    def waited(self) -> float:
        return 0.0 if self.begun_at is None else self.begun_at - self.asked_at

    def took(self) -> float:
        return time.perf_counter() - (self.begun_at or self.asked_at)


class _Seen:
    """A transaction that notes who worded the replies it is given; all else it hands on.

    A session made in the same unit of work is a branch: its turns were spoken before.
    """

    def __init__(self, tx: Transaction, unit: _Unit) -> None:
        self._tx, self._unit = tx, unit

    def add_session(self, record: SessionRecord) -> None:
        self._unit.is_copied = record.branch_of is not None
        self._tx.add_session(record)

    def add_turn(self, record: TurnRecord) -> None:
        self._tx.add_turn(record)
        if not record.is_learner and not self._unit.is_copied:
            self._unit.voices.append(record.voice)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the transaction has
        return getattr(self._tx, name)
