"""An exchange: saved whole, in order, once, whatever is sent twice or at the same time."""

import asyncio
from pathlib import Path

import pytest

from app.bootstrap import container_on
from app.errors import Conflict
from app.sessions.records import EventRecord
from app.sessions.service import Said, SessionService, TurnResult
from app.storage.database import SqliteStore
from app.storage.migrate import upgrade
from tests.builders_store import AT
from tests.unit.sessions.playing import (
    GENEROUS,
    KNOWLEDGE,
    LICENCE,
    ME,
    PACKAGE,
    QUESTION,
    a_deal,
    a_session,
    kept,
    leave,
    offer,
    say,
    service,
)

pytestmark = pytest.mark.anyio


def kinds(events: tuple[EventRecord, ...]) -> list[str]:
    """Event types with the sentences of one reply counted as one."""
    found: list[str] = []
    for event in events:
        if not (event.type == "turn.sentence" and found[-1] == "turn.sentence"):
            found.append(event.type)
    return found


async def test_an_exchange_saves_both_turns_and_their_events_in_order() -> None:
    session = await a_session()
    result = await say(session.id, QUESTION)
    _, turns = await kept(session.id)
    assert [(t.number, t.is_learner) for t in turns] == [(1, False), (2, True), (3, False)]
    assert kinds(result.events) == [
        "turn.started",
        "turn.started",
        "turn.sentence",
        "turn.completed",
        "offer.updated",
        "session.state",
    ]
    said, reply = result.turns
    assert [event.turn for event in result.events[:2]] == [said.id, reply.id]
    sentences = [e.data["text"] for e in result.events if e.type == "turn.sentence"]
    assert tuple(sentences) == reply.units
    assert reply.text == " ".join(reply.units)


async def test_events_are_numbered_from_one_without_gaps() -> None:
    session = await a_session()
    for text in (QUESTION, "Why is that?", "For us support matters most."):
        await say(session.id, text)
    await offer(session.id, PACKAGE)
    await leave(session.id)
    events = await service().events(ME, session.id, 0)
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert await service().events(ME, session.id, 10) == events[10:]
    assert await service().events(ME, session.id, len(events)) == ()


async def test_the_events_of_an_end_say_how_it_ended() -> None:
    session = await a_session()
    assert kinds((await leave(session.id)).events)[-3:] == [
        "session.impasse",
        "report.ready",
        "session.state",
    ]
    dealt = await service().events(ME, (await a_deal()).id, 0)
    assert kinds(dealt)[-3:] == ["session.deal", "report.ready", "session.state"]


async def test_a_resend_gets_the_first_answer_and_saves_nothing() -> None:
    session = await a_session()
    first = await say(session.id, QUESTION, "mine-1")
    before = await kept(session.id)
    again = await say(session.id, QUESTION, "mine-1")
    assert again.turns == first.turns
    assert again.events == first.events
    assert again.session == first.session
    assert await kept(session.id) == before


async def test_a_late_resend_still_gets_its_own_answer() -> None:
    session = await a_session()
    first = await say(session.id, QUESTION, "mine-1")
    await say(session.id, "Why is that?", "mine-2")
    again = await say(session.id, "Something else by now", "mine-1")
    assert [turn.id for turn in again.turns] == [turn.id for turn in first.turns]
    assert again.events == first.events
    assert again.session.turns_left == 10


async def test_a_resend_after_the_end_is_answered_and_not_refused() -> None:
    session = await a_session()
    first = await service().end(ME, session.id, "walk_away", "bye")
    assert (await service().end(ME, session.id, "walk_away", "bye")).events == first.events


async def test_the_same_client_id_in_another_session_is_another_turn() -> None:
    one, two = await a_session(), await a_session()
    first = await say(one.id, QUESTION, "mine-1")
    second = await say(two.id, QUESTION, "mine-1")
    assert first.turns[0].id != second.turns[0].id


async def raced(sessions: SessionService, *posts: Said) -> list[TurnResult | BaseException]:
    session = await sessions.create(ME, LICENCE)
    tasks = (sessions.take_turn(ME, session.id, said) for said in posts)
    results = await asyncio.gather(*tasks, return_exceptions=True)
    after = await sessions.get(ME, session.id)
    answered = [result for result in results if isinstance(result, TurnResult)]
    assert all(isinstance(r, TurnResult | Conflict) for r in results)
    assert answered
    distinct = {turn.id for result in answered for turn in result.turns}
    assert {turn.id for turn in after.turns[1:]} == distinct
    speakers = [turn.speaker for turn in after.turns]
    assert speakers == (["counterpart", "learner"] * len(speakers))[: len(speakers)]
    events = await sessions.events(ME, session.id, 0)
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    return list(results)


async def test_two_posts_at_once_are_answered_in_order_or_refused_never_doubled() -> None:
    await raced(service(), Said(QUESTION), Said("Why is that?"))


async def test_one_post_sent_twice_at_once_is_one_turn() -> None:
    twice = Said(QUESTION, client_turn_id="mine-1")
    one, two = await raced(service(), twice, twice)
    assert isinstance(one, TurnResult)
    assert isinstance(two, TurnResult)
    assert one.turns == two.turns


async def test_the_database_keeps_two_posts_at_once_apart_as_well(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'winwin.sqlite'}"
    upgrade(url)
    store = SqliteStore(url, lambda: AT)
    sessions = container_on(KNOWLEDGE, store).services.sessions
    await raced(sessions, Said(QUESTION), Said("Why is that?"))
    await raced(sessions, *[Said(offer=GENEROUS, client_turn_id="mine")] * 2)
    await store.close()
