"""A request sent again: the first answer, once, for a day, on any worker."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import pytest

from app.errors import Conflict
from app.sessions.answer_port import Answer
from app.sessions.answers import Answers, Begun, KeyReused, Sent, StillUnderWay
from app.sessions.pending import later
from app.sessions.ports import Store, Transaction
from app.storage.database import SqliteStore
from app.storage.memory import MemoryStore
from app.storage.migrate import upgrade
from tests.builders_answers import BEGAN, a_key
from tests.builders_store import AT

pytestmark = pytest.mark.anyio
T = TypeVar("T")
SENT = Sent(a_key(), "f-1")
OTHER_BODY = replace(SENT, fingerprint="f-2")
CREATED = Answer(201, {"content-type": "application/json"}, '{"id":"ses_1"}')


@dataclass
class Hands:
    """A clock that is set by hand, and ids that count."""

    at: str = BEGAN
    made: int = field(default=0)

    def now(self) -> str:
        return self.at

    def pass_by(self, seconds: float) -> None:
        self.at = later(self.at, seconds)

    def new(self, prefix: str) -> str:
        self.made += 1
        return f"{prefix}_{self.made}"

    def seed(self) -> int:
        raise AssertionError


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def answers(hands: Hands) -> Answers:
    return Answers(MemoryStore(lambda: AT), hands, hands)


async def test_a_first_request_is_carried_out(answers: Answers) -> None:
    assert (await answers.begin(SENT)).is_mine


async def test_sent_again_it_gets_the_answer_that_was_kept(answers: Answers) -> None:
    await answers.keep(await answers.begin(SENT), CREATED)
    again = await answers.begin(SENT)
    assert (again.is_mine, again.record.answer) == (False, CREATED)


async def test_while_the_first_is_under_way_the_second_is_told_when_to_ask(
    answers: Answers,
) -> None:
    await answers.begin(SENT)
    with pytest.raises(StillUnderWay) as told:
        await answers.begin(SENT)
    assert told.value.retry_seconds >= 1


async def test_one_that_finds_the_first_by_itself_may_join_it(answers: Answers) -> None:
    await answers.begin(SENT, is_joined=True)
    joined = await answers.begin(SENT, is_joined=True)
    assert (joined.is_mine, joined.record.answer) == (False, None)


@pytest.mark.parametrize("is_done", [False, True])
async def test_a_key_is_not_for_another_body(answers: Answers, *, is_done: bool) -> None:
    begun = await answers.begin(SENT)
    if is_done:
        await answers.keep(begun, CREATED)
    with pytest.raises(KeyReused):
        await answers.begin(OTHER_BODY)


async def test_what_was_refused_may_be_sent_again_with_another_body(answers: Answers) -> None:
    await answers.let_go(await answers.begin(SENT))
    assert (await answers.begin(OTHER_BODY)).is_mine


async def test_a_crash_frees_the_key_when_its_lease_has_run_out(
    answers: Answers, hands: Hands
) -> None:
    await answers.begin(SENT)
    hands.pass_by(59)
    with pytest.raises(StillUnderWay):
        await answers.begin(SENT)
    hands.pass_by(1)
    assert (await answers.begin(SENT)).is_mine


async def test_what_a_request_makes_has_one_id_however_often_it_is_begun(
    answers: Answers, hands: Hands
) -> None:
    made = set[str]()
    for _ in range(3):
        made.add((await answers.begin(SENT)).id_of_made("ses"))
        hands.pass_by(61)
    assert len(made) == 1
    assert (await answers.begin(OTHER_BODY)).id_of_made("ses") not in made


async def test_who_lost_a_request_neither_keeps_nor_frees_it(
    answers: Answers, hands: Hands
) -> None:
    slow = await answers.begin(SENT)
    hands.pass_by(61)
    await answers.begin(SENT)
    await answers.keep(slow, CREATED)
    await answers.let_go(slow)
    with pytest.raises(StillUnderWay):
        await answers.begin(SENT)


async def test_a_clock_set_back_does_not_hold_a_key_for_longer(
    answers: Answers, hands: Hands
) -> None:
    await answers.begin(SENT)
    hands.pass_by(-3600)
    assert (await answers.begin(SENT)).is_mine


async def test_a_worker_whose_clock_is_a_little_behind_does_not_take_a_request_over(
    answers: Answers, hands: Hands
) -> None:
    await answers.begin(SENT)
    hands.pass_by(-30)
    with pytest.raises(StillUnderWay):
        await answers.begin(SENT)


async def test_after_a_day_a_key_is_new(answers: Answers, hands: Hands) -> None:
    await answers.keep(await answers.begin(SENT), CREATED)
    hands.pass_by(24 * 3600 - 1)
    assert not (await answers.begin(SENT)).is_mine
    hands.pass_by(2)
    assert (await answers.begin(SENT)).is_mine


async def test_old_answers_are_swept_with_what_comes_later(hands: Hands) -> None:
    store = MemoryStore(lambda: AT)
    answers = Answers(store, hands, hands)
    await answers.keep(await answers.begin(SENT), CREATED)
    hands.pass_by(25 * 3600)
    await answers.begin(replace(SENT, key=a_key("k-2")))
    assert await store.transact(lambda db: db.answer(SENT.key)) is None


async def test_two_workers_on_one_database_carry_it_out_once(tmp_path: Path, hands: Hands) -> None:
    url = f"sqlite:///{tmp_path / 'winwin.db'}"
    upgrade(url)
    stores = [SqliteStore(url, lambda: AT) for _ in range(2)]
    workers = [Answers(store, hands, hands) for store in stores]
    begun = await asyncio.gather(
        *(worker.begin(SENT) for worker in workers * 4), return_exceptions=True
    )
    first = [one for one in begun if isinstance(one, Begun)]
    assert len(first) == 1
    assert sum(isinstance(one, StillUnderWay) for one in begun) == 7
    await workers[0].keep(first[0], CREATED)
    assert (await workers[1].begin(SENT)).record.answer == CREATED
    for store in stores:
        await store.close()


async def test_a_key_another_worker_takes_in_between_is_looked_at_again(hands: Hands) -> None:
    store = MemoryStore(lambda: AT)
    await Answers(store, hands, hands).begin(SENT)
    with pytest.raises(StillUnderWay):
        await Answers(Raced(store), hands, hands).begin(SENT)


@dataclass
class Raced:
    """A store where the first unit of work comes too late, as in PostgreSQL."""

    store: Store
    is_late: bool = True

    async def transact(self, work: Callable[[Transaction], T]) -> T:
        if self.is_late:
            self.is_late = False
            raise Conflict("Taken.")
        return await self.store.transact(work)

    async def is_ready(self) -> bool:
        return await self.store.is_ready()

    async def close(self) -> None:
        await self.store.close()
