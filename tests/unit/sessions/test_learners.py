"""A learner's own data: handed out, deleted, and old sessions forgotten."""

from typing import Any

import pytest

from app.sessions.learners import LearnerService, days_before
from app.sessions.ports import Transaction
from app.sessions.records import Principal
from app.storage.memory import MemoryStore
from tests.builders_store import a_session, a_turn

pytestmark = pytest.mark.anyio
ME, OTHER = Principal(), Principal("elsewhere", "ada")
NOW = "2026-03-31T12:00:00.000+00:00"


class At:
    """A clock that stands still."""

    def now(self) -> str:
        return NOW


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(lambda: NOW)


@pytest.fixture
def learners(store: MemoryStore) -> LearnerService:
    return LearnerService(store, At())


async def keep(store: MemoryStore, owner: Principal, number: int, at: str = NOW) -> None:
    whose: dict[str, Any] = {"tenant": owner.tenant, "learner": owner.learner}

    def work(tx: Transaction) -> None:
        for one in range(number):
            name = f"ses_{owner.learner}_{at}_{one:03}"
            tx.add_session(a_session(name, created_at=at, **whose))
            tx.add_turn(a_turn(1, name, at=at, **whose))

    await store.transact(work)


async def sessions_of(store: MemoryStore, owner: Principal) -> int:
    return len(await store.transact(lambda tx: tx.sessions(owner, 1_000, None)))


async def test_an_export_says_whose_it_is_and_when_it_was_made(
    store: MemoryStore, learners: LearnerService
) -> None:
    await keep(store, ME, 2)
    await keep(store, OTHER, 1)
    made = await learners.export(ME)
    assert (made.owner, made.at) == (ME, NOW)
    assert {table: len(rows) for table, rows in made.kept.items()} == {
        "session": 2, "turn": 2, "event": 0, "note": 0, "answer": 0, "learner": 0, "token": 0,
        "outbox": 0,
    }  # fmt: skip


async def test_deleting_a_learner_leaves_nothing_and_counts_the_sessions(
    store: MemoryStore, learners: LearnerService
) -> None:
    await keep(store, ME, 45)
    await keep(store, OTHER, 3)
    assert await learners.delete(ME) == 45
    assert not any((await learners.export(ME)).kept.values())
    assert await sessions_of(store, OTHER) == 3
    assert await learners.delete(ME) == 0


async def test_sessions_that_nobody_touched_for_long_are_forgotten_whoever_had_them(
    store: MemoryStore, learners: LearnerService
) -> None:
    await keep(store, ME, 25, days_before(NOW, 31))
    await keep(store, ME, 2, days_before(NOW, 29))
    await keep(store, OTHER, 1, days_before(NOW, 31))
    assert await learners.retain(30) == 26
    assert (await sessions_of(store, ME), await sessions_of(store, OTHER)) == (2, 0)
    assert await learners.retain(30) == 0


async def test_a_session_that_is_touched_meanwhile_stays(store: MemoryStore) -> None:
    old = days_before(NOW, 31)
    await keep(store, ME, 1, old)
    (session,) = await store.transact(lambda tx: tx.sessions(ME, 1, None))

    class TouchedMeanwhile(MemoryStore):
        """Somebody takes a turn between looking and deleting."""

        async def transact(self, work):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            found = await store.transact(work)
            if isinstance(found, tuple) and found:
                turn = a_turn(2, session.id, at=NOW)
                await store.transact(lambda tx: tx.add_turn(turn))
            return found

    learners = LearnerService(TouchedMeanwhile(lambda: NOW), At())
    assert await learners.retain(30) == 0
    assert await sessions_of(store, ME) == 1
