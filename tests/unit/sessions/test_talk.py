"""An exchange as those who wait for it see it."""

import asyncio

import pytest

from app.errors import NotFound
from app.sessions.exchange import TurnResult
from app.sessions.records import EventRecord
from app.sessions.talk import Talk
from tests.builders_door import EVENTS, a_session_view

pytestmark = pytest.mark.anyio
RESULT = TurnResult((), a_session_view(), EVENTS)


async def all_of(talk: Talk, after: int = 0) -> list[EventRecord]:
    return [event async for event in talk.events(after)]


async def test_one_that_is_over_has_its_events_and_its_result_at_once() -> None:
    talk = Talk.over(RESULT)
    assert await talk.result() is RESULT
    assert tuple(await all_of(talk)) == EVENTS
    assert tuple(await all_of(talk, 4)) == EVENTS[1:]


async def test_everybody_sees_every_event_as_it_comes() -> None:
    talk = Talk(EVENTS[:1])
    readers = [asyncio.create_task(all_of(talk)) for _ in range(3)]
    for event in EVENTS[1:]:
        await asyncio.sleep(0)
        talk.add((event,))
    talk.end(RESULT)
    assert [tuple(await reader) for reader in readers] == [EVENTS] * 3
    assert tuple(await all_of(talk)) == EVENTS


async def test_an_event_that_comes_twice_is_told_once() -> None:
    talk = Talk(EVENTS[:2])
    talk.add(EVENTS)
    assert talk.saved == EVENTS
    assert talk.last_seq == EVENTS[-1].seq


async def test_who_leaves_does_not_disturb_the_others() -> None:
    talk = Talk(EVENTS[:1])
    leaving, staying = (asyncio.create_task(talk.result()) for _ in range(2))
    await asyncio.sleep(0)
    leaving.cancel()
    talk.end(RESULT)
    assert await staying is RESULT


async def test_an_end_that_failed_is_raised_to_who_waits_for_the_result_only() -> None:
    talk = Talk(EVENTS[:1])
    talk.end(NotFound("session", "ses_1"))
    assert len(await all_of(talk)) == 1
    for _ in range(2):
        with pytest.raises(NotFound):
            await talk.result()
