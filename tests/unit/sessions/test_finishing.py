"""What follows an end: begun at once, waited for by who reads first, lost by nobody."""

import asyncio
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from app.coach.sheets import Reflection
from app.errors import Conflict, NotFound
from app.sessions.finishing import Finishing
from app.sessions.journey import JourneyService
from app.sessions.notes import FIGURES, JUDGED, ROLLOUTS
from app.sessions.records import SessionRecord
from app.sessions.rollouts import rollouts_data, rollouts_of
from app.sessions.service import Said, SessionService
from app.sessions.tools import Tools
from app.simulation.tried import MISSING
from tests.unit.sessions.playing import (
    LICENCE,
    ME,
    OTHER,
    QUESTION,
    STORE,
    notes,
    tools,
)

pytestmark = pytest.mark.anyio


@dataclass
class Playing:
    """A simulation that notes each game it was asked for, and waits or fails as it is told."""

    error: Exception | None = None
    gate: threading.Event = field(default_factory=threading.Event)
    games: list[str] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)

    def roll_out(self, record: SessionRecord, *_: object) -> Mapping[str, object]:
        self.games.append(record.id)
        self.threads.add(threading.get_ident())
        self.gate.wait(5)
        if self.error is not None:
            raise self.error
        return rollouts_data(MISSING)

    def note_failure(self, what: str, error: Exception) -> None:
        self.failures.append(f"{what}: {type(error).__name__}")

    def tools(self) -> Tools:
        return tools(self.roll_out, self.note_failure)


@pytest.fixture
def playing() -> Playing:
    """A simulation that does not wait."""
    quick = Playing()
    quick.gate.set()
    return quick


async def an_end(service: SessionService) -> str:
    """A game that has just been left after one question."""
    session = await service.create(ME, LICENCE)
    await service.take_turn(ME, session.id, Said(QUESTION))
    await service.end(ME, session.id, "walk_away", None)
    return session.id


async def test_the_learner_does_not_wait_for_it_and_the_reader_does() -> None:
    playing = Playing()
    service = SessionService(playing.tools())
    session = await an_end(service)
    assert (await service.get(ME, session)).report_url
    reading = asyncio.create_task(service.debrief(ME, session))
    await asyncio.sleep(0.05)
    assert not reading.done()
    playing.gate.set()
    assert (await reading).session == session
    assert playing.games == [session]
    assert threading.get_ident() not in playing.threads


async def test_what_it_came_to_is_kept_and_not_done_again(playing: Playing) -> None:
    service = SessionService(playing.tools())
    session = await an_end(service)
    first = await service.debrief(ME, session)
    (note,) = await notes(session, ROLLOUTS)
    assert rollouts_of(note.data) == MISSING
    assert await SessionService(playing.tools()).debrief(ME, session) == first
    assert playing.games == [session]


async def test_two_who_read_at_once_wait_for_the_same(playing: Playing) -> None:
    service = SessionService(playing.tools())
    session = await an_end(service)
    one, two = await asyncio.gather(*(service.debrief(ME, session) for _ in range(2)))
    assert one == two
    assert playing.games == [session]


async def test_a_reader_who_goes_away_stops_nothing() -> None:
    playing = Playing()
    service = SessionService(playing.tools())
    session = await an_end(service)
    readers = [asyncio.create_task(service.debrief(ME, session)) for _ in range(2)]
    await asyncio.sleep(0.02)
    readers[0].cancel()
    playing.gate.set()
    assert (await readers[1]).session == session
    with pytest.raises(asyncio.CancelledError):
        await readers[0]
    assert playing.games == [session]


async def test_what_was_made_once_is_made_anew_only_when_something_changed(
    playing: Playing,
) -> None:
    service, beside = SessionService(playing.tools()), JourneyService(playing.tools())
    session = await an_end(service)
    first = await service.debrief(ME, session)
    assert await service.debrief(ME, session) is first
    await beside.reflect(ME, session, Reflection("Asked.", found=2))
    again = await service.debrief(ME, session)
    assert again.further.reflection is not None
    assert again.result == first.result


async def test_nobody_need_read_for_it_to_be_kept(playing: Playing) -> None:
    session = await an_end(SessionService(playing.tools()))
    for _ in range(100):
        if len(await notes(session, ROLLOUTS, JUDGED, FIGURES)) == 3:
            break
        await asyncio.sleep(0.05)
    assert {note.kind for note in await notes(session)} == {ROLLOUTS, JUDGED, FIGURES}


async def test_a_crash_in_it_loses_neither_the_turn_nor_the_report(playing: Playing) -> None:
    playing.error = ZeroDivisionError()
    service = SessionService(playing.tools())
    session = await an_end(service)
    debrief = await service.debrief(ME, session)
    assert not debrief.result.is_deal
    assert debrief.further.what_if is not None
    assert debrief.further.what_if.moments == ()
    assert playing.failures == ["playing a game on failed: ZeroDivisionError"]
    await service.debrief(ME, session)
    assert playing.games == [session], "what failed is not tried at each reading"


async def test_a_server_that_went_down_in_it_does_it_at_the_first_reading(playing: Playing) -> None:
    stopped = Playing()
    gone = SessionService(stopped.tools())
    session = await an_end(gone)
    await gone.close()
    assert (await SessionService(playing.tools()).debrief(ME, session)).session == session
    assert playing.games == [session]
    stopped.gate.set()


async def test_what_is_under_way_when_it_stops_is_given_up_without_a_failure() -> None:
    playing = Playing()
    service = SessionService(playing.tools())
    session = await an_end(service)
    await service.close()
    playing.gate.set()
    await asyncio.sleep(0.1)
    assert await notes(session, ROLLOUTS) == ()
    assert playing.failures == []


def test_a_loop_that_ends_with_the_call_keeps_what_was_begun(playing: Playing) -> None:
    service = SessionService(playing.tools())
    session = asyncio.run(an_end(service))
    assert asyncio.run(service.debrief(ME, session)).session == session
    assert playing.games == [session]


async def test_a_session_deleted_meanwhile_is_no_failure(playing: Playing) -> None:
    playing.gate.clear()
    service = SessionService(playing.tools())
    session = await an_end(service)
    await asyncio.sleep(0.02)
    await service.delete(ME, session)
    playing.gate.set()
    await asyncio.sleep(0.1)
    with pytest.raises(NotFound):
        await service.debrief(ME, session)
    assert playing.failures == []


async def test_a_store_that_fails_after_the_turn_does_not_undo_it(playing: Playing) -> None:
    finishing = Finishing(playing.tools())
    await finishing.begin(ME, "ses_none")
    assert playing.failures == [], "nothing is there to finish"
    session = await SessionService(playing.tools()).create(ME, LICENCE)
    await finishing.begin(ME, session.id)
    assert playing.failures == ["finishing a game failed: Conflict"]


async def test_only_the_owner_of_a_finished_game_reads_its_report(playing: Playing) -> None:
    service = SessionService(playing.tools())
    session = await service.create(ME, LICENCE)
    with pytest.raises(Conflict, match="over"):
        await service.debrief(ME, session.id)
    over = await an_end(service)
    with pytest.raises(NotFound):
        await service.debrief(OTHER, over)
    assert STORE is playing.tools().store
