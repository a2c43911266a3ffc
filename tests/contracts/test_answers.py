"""What every store promises about answers to requests with a key."""

import asyncio
from dataclasses import replace

import pytest

from app.errors import Conflict
from app.sessions.answer_port import Answer, AnswerKey
from app.sessions.ports import Store, Transaction
from app.sessions.records import Principal
from tests.builders_answers import HINTS, a_key, a_request
from tests.builders_store import a_session

pytestmark = pytest.mark.anyio
ME = Principal()
OTHERS = [
    a_key(owner=Principal(learner="ada")),
    a_key(owner=Principal(tenant="elsewhere")),
    a_key(route=HINTS),
    a_key("k-2"),
]
CREATED = Answer(201, {"content-type": "application/json"}, '{"id":"ses_1","say":"Grüße, 你好"}')


@pytest.fixture
def store(empty_store: Store) -> Store:
    return empty_store


async def test_a_request_that_begins_comes_back_as_it_was_kept(store: Store) -> None:
    await store.transact(lambda db: db.add_answer(a_request()))
    assert await store.transact(lambda db: db.answer(a_key())) == a_request()


@pytest.mark.parametrize("other", OTHERS)
async def test_a_key_is_one_askers_on_one_route(store: Store, other: AnswerKey) -> None:
    await store.transact(lambda db: db.add_answer(a_request()))
    assert await store.transact(lambda db: db.answer(other)) is None
    await store.transact(lambda db: db.add_answer(a_request(other)))
    assert await store.transact(lambda db: db.answer(other)) == a_request(other)


async def test_a_key_is_taken_once(store: Store) -> None:
    await store.transact(lambda db: db.add_answer(a_request()))
    with pytest.raises(Conflict):
        await store.transact(lambda db: db.add_answer(a_request(holder="another")))
    assert await store.transact(lambda db: db.answer(a_key())) == a_request()


async def test_two_who_begin_at_once_get_one_conflict(store: Store) -> None:
    tries = await asyncio.gather(*(_try(store, holder) for holder in ("a", "b")))
    assert sorted(tries) == ["begun", "taken"]


@pytest.mark.parametrize("answer", [CREATED, replace(CREATED, body=None)])
async def test_who_holds_a_request_keeps_its_answer(store: Store, answer: Answer) -> None:
    done = a_request(holder="", until="", answer=answer)
    await store.transact(lambda db: db.add_answer(a_request()))
    assert await store.transact(lambda db: db.replace_answer(done, "mine"))
    assert await store.transact(lambda db: db.answer(a_key())) == done


async def test_who_does_not_hold_it_changes_nothing(store: Store) -> None:
    done = a_request(holder="", until="", answer=CREATED)
    assert not await store.transact(lambda db: db.replace_answer(done, "mine"))
    await store.transact(lambda db: db.add_answer(a_request()))
    assert not await store.transact(lambda db: db.replace_answer(done, "another"))
    assert not await store.transact(lambda db: db.drop_answer(a_key(), "another"))
    assert await store.transact(lambda db: db.answer(a_key())) == a_request()


async def test_what_is_let_go_can_begin_again(store: Store) -> None:
    await store.transact(lambda db: db.add_answer(a_request()))
    assert await store.transact(lambda db: db.drop_answer(a_key(), "mine"))
    assert await store.transact(lambda db: db.answer(a_key())) is None
    await store.transact(lambda db: db.add_answer(a_request(holder="another")))


async def test_what_is_old_is_swept_whoever_asked(store: Store) -> None:
    old = replace(a_request(OTHERS[0]), created_at="2026-03-03T05:06:07.000+00:00")

    def keep(db: Transaction) -> None:
        db.add_answer(old)
        db.add_answer(a_request())

    await store.transact(keep)
    noon = "2026-03-03T12:00:00.000+00:00"
    assert await store.transact(lambda db: db.sweep_answers(noon)) == 1
    assert await store.transact(lambda db: db.answer(OTHERS[0])) is None
    assert await store.transact(lambda db: db.answer(a_key())) == a_request()


async def test_a_deleted_session_takes_what_was_answered_about_it(store: Store) -> None:
    about, other = a_key(route=HINTS), a_key("k-2", route=HINTS)

    def keep(db: Transaction) -> None:
        db.add_session(a_session())
        db.add_answer(a_request(about, session="ses_1"))
        db.add_answer(a_request(other, session="ses_2"))

    await store.transact(keep)
    assert not await store.transact(lambda db: db.delete_session(OTHERS[0].owner, "ses_1"))
    assert await store.transact(lambda db: db.answer(about)) is not None
    assert await store.transact(lambda db: db.delete_session(ME, "ses_1"))
    assert await store.transact(lambda db: db.answer(about)) is None
    assert await store.transact(lambda db: db.answer(other)) is not None


async def test_work_that_fails_keeps_no_answer(store: Store) -> None:
    def fail_late(db: Transaction) -> None:
        db.add_answer(a_request())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await store.transact(fail_late)
    assert await store.transact(lambda db: db.answer(a_key())) is None


async def _try(store: Store, holder: str) -> str:
    try:
        await store.transact(lambda db: db.add_answer(a_request(holder=holder)))
    except Conflict:
        return "taken"
    return "begun"
