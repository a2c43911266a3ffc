"""What is kept of the talk with the coach."""

import pytest

from app.sessions.coach_past import Exchanged, keep, past_of, told_before
from app.sessions.ports import Transaction
from app.storage.memory import MemoryStore
from tests.builders_coach import COACH_USE
from tests.builders_store import AT, a_session

pytestmark = pytest.mark.anyio


def an_exchange(nth: int) -> Exchanged:
    sentences = (f"Answer {nth}.",)
    return Exchanged(nth, f"Question {nth}", "level", sentences, "And now?", "model", (COACH_USE,))


async def test_the_last_twenty_exchanges_are_kept_in_order() -> None:
    store, record = MemoryStore(lambda: AT), a_session()

    def work(tx: Transaction) -> tuple[Exchanged, ...]:
        tx.add_session(record)
        for nth in range(23):
            keep(tx, record, an_exchange(nth), AT)
        return past_of(tx, record.id)

    kept = await store.transact(work)
    assert kept == tuple(map(an_exchange, range(3, 23)))


def test_the_last_ones_are_told_as_texts() -> None:
    past = tuple(map(an_exchange, range(3)))
    assert told_before(past, 2) == (
        ("Question 1", "Answer 1. And now?"),
        ("Question 2", "Answer 2. And now?"),
    )
