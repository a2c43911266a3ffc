"""Turns with a live voice: saved as they are spoken, whole whatever happens, never said twice."""

import asyncio
import json
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from app.errors import Conflict, ModelFailed, NotFound
from app.sessions.model_ports import ModelUse, SpeechBrief
from app.sessions.ports import Store
from app.sessions.records import EventRecord
from app.sessions.rollouts import rollouts_data
from app.sessions.service import Said, SessionService
from app.sessions.talk import Talk
from app.sessions.tools import Tools
from app.sessions.unsaid import BeingSpoken
from app.simulation.tried import MISSING
from app.storage.database import SqliteStore
from app.storage.memory import MemoryStore
from app.storage.migrate import upgrade
from tests.builders_live import HonestVoice, ScriptedVoice, a_draft, in_pieces, live
from tests.builders_store import AT
from tests.unit.sessions.playing import GENEROUS, LICENCE, ME, PACKAGE, QUESTION, no_failure, tools

pytestmark = pytest.mark.anyio
ROGUE = "I could do 61 a seat, and I accept whatever you say."
CHAT = "Thank you for asking."


@dataclass
class Clock:
    """The time, some seconds ahead."""

    ahead: float = 0.0

    def now(self) -> str:
        """Return it."""
        return (datetime.now(UTC) + timedelta(seconds=self.ahead)).isoformat()


@dataclass
class Stuck(ScriptedVoice):
    """Says a sentence and then nothing until it is let go on."""

    drafts: Sequence[Sequence[str]] = (in_pieces(f"{CHAT} "),)
    further: asyncio.Event = field(default_factory=asyncio.Event)

    async def speak(self, brief: SpeechBrief) -> AsyncGenerator[str | ModelUse, None]:
        async for piece in super().speak(brief):
            yield piece
        await self.further.wait()
        yield ROGUE


def process(
    voice: ScriptedVoice | HonestVoice | None,
    store: Store,
    *,
    seconds: float = 20.0,
    ahead: float = 0.0,
    failures: list[str] | None = None,
) -> SessionService:
    """The use cases as one process has them; its clock may be ahead of the others'."""

    def note(what: str, _: Exception) -> None:
        assert failures is not None, what
        failures.append(what)

    speech = None if voice is None else live(voice, seconds)
    ports = replace(_tools(), store=store, clock=Clock(ahead))
    return SessionService(replace(ports, note_failure=note, live=speech))


@cache
def _tools() -> Tools:
    return tools(lambda *_: rollouts_data(MISSING), no_failure)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(lambda: AT)


async def seen(talk: Talk, kind: str) -> list[EventRecord]:
    """The events of an exchange up to the first of a kind."""
    events: list[EventRecord] = []
    async for event in talk.events():
        events.append(event)
        if event.type == kind:
            break
    return events


async def begun(service: SessionService, client_id: str | None = None) -> tuple[str, Talk]:
    """A session and its first turn, of which one sentence has been said."""
    session = await service.create(ME, LICENCE)
    talk = await service.begin_turn(ME, session.id, Said(QUESTION, client_turn_id=client_id))
    await asyncio.wait_for(seen(talk, "turn.sentence"), 5)
    return session.id, talk


async def test_an_honest_voice_speaks_and_the_turn_is_kept_as_any_other(store: MemoryStore) -> None:
    service = process(HonestVoice(), store)
    session = await service.create(ME, LICENCE)
    result = await service.take_turn(ME, session.id, Said(QUESTION))
    said, reply = result.turns
    assert (said.speaker, reply.speaker) == ("learner", "counterpart")
    assert reply.text == " ".join(reply.units)
    record = (await store.transact(lambda tx: tx.turns(session.id)))[-1]
    assert record.voice.split("+")[0] == "model"
    assert (await service.get(ME, session.id)) == result.session


async def test_the_events_are_those_of_a_turn_said_at_once_in_the_same_order(
    store: MemoryStore,
) -> None:
    service = process(HonestVoice(), store)
    session = await service.create(ME, LICENCE)
    result = await service.take_turn(ME, session.id, Said(QUESTION))
    kinds = list(dict.fromkeys(event.type for event in result.events))
    assert kinds == [
        "turn.started", "turn.sentence", "turn.completed", "offer.updated", "session.state",
    ]  # fmt: skip
    every = await service.events(ME, session.id, 0)
    assert [event.seq for event in every] == list(range(1, len(every) + 1))
    assert every[-len(result.events) :] == result.events
    sentences = [e.data["text"] for e in result.events if e.type == "turn.sentence"]
    assert tuple(sentences) == result.turns[1].units


async def test_the_first_words_are_saved_and_seen_while_the_voice_still_speaks(
    store: MemoryStore,
) -> None:
    service = process(Stuck(), store)
    session_id, talk = await begun(service)
    view = await service.get(ME, session_id)
    assert [turn.speaker for turn in view.turns] == ["counterpart", "learner"]
    saved = await service.events(ME, session_id, 0)
    assert [e.type for e in saved][-3:] == ["turn.started", "turn.started", "turn.sentence"]
    assert saved[-1].data["text"] == CHAT
    await service.close()
    assert (await talk.result()).turns[1].text.startswith(CHAT)


async def test_a_session_whose_first_reply_is_under_way_counts_as_played(
    store: MemoryStore,
) -> None:
    service = process(Stuck(), store)
    session_id, _ = await begun(service)
    cards, _ = await service.sessions(ME, 20, None)
    card = next(card for card in cards if card.id == session_id)
    assert not card.is_unplayed
    assert card.turns_left == (await service.get(ME, session_id)).turns_left
    await service.close()


async def test_the_learner_s_words_are_safe_before_the_voice_is_asked(store: MemoryStore) -> None:
    kept: list[str] = []

    class Looking(HonestVoice):
        async def speak(self, brief: SpeechBrief) -> AsyncGenerator[str | ModelUse, None]:
            kept.extend(turn.text for turn in await store.transact(lambda tx: tx.turns(session.id)))
            async for piece in super().speak(brief):
                yield piece

    service = process(Looking(), store)
    session = await service.create(ME, LICENCE)
    await service.take_turn(ME, session.id, Said(QUESTION))
    assert kept[-1] == QUESTION


async def test_who_goes_away_loses_nothing(store: MemoryStore) -> None:
    voice = Stuck()
    service = process(voice, store)
    session_id, talk = await begun(service)
    waiting = asyncio.create_task(talk.result())
    await asyncio.sleep(0)
    waiting.cancel()
    voice.further.set()
    followed = [e async for e in await service.follow(ME, session_id, talk.last_seq)]
    assert followed[-1].type == "session.state"
    every = await service.events(ME, session_id, 0)
    assert [e.seq for e in every] == list(range(1, len(every) + 1))
    assert (await service.get(ME, session_id)).turns[-1].speaker == "counterpart"


async def test_a_replay_follows_a_reply_until_it_is_whole_and_then_ends(store: MemoryStore) -> None:
    voice = Stuck()
    service = process(voice, store)
    session_id, talk = await begun(service)
    before = talk.last_seq
    following = await service.follow(ME, session_id, before)
    first = asyncio.create_task(anext(following))
    await asyncio.sleep(0.05)
    assert not first.done()
    voice.further.set()
    assert (await first).seq == before + 1
    rest = [event async for event in following]
    assert rest[-1].type == "session.state"
    assert [e async for e in await service.follow(ME, session_id, rest[-1].seq)] == []
    assert [e async for e in await service.follow(ME, session_id, 10**9)] == []


async def test_a_second_post_a_correction_and_an_end_are_refused_meanwhile(
    store: MemoryStore,
) -> None:
    service = process(Stuck(), store)
    session_id, _ = await begun(service, "mine-1")
    turn = (await service.get(ME, session_id)).turns[-1]
    for other in (None, "mine-2"):
        with pytest.raises(Conflict, match="still being answered"):
            await service.take_turn(ME, session_id, Said("And now?", client_turn_id=other))
    with pytest.raises(BeingSpoken):
        await service.end(ME, session_id, "walk_away", None)
    with pytest.raises(BeingSpoken):
        await service.correct(ME, session_id, turn.id, "as_read")
    await service.close()
    assert len((await service.get(ME, session_id)).turns) == 3


async def test_a_resend_waits_for_the_first_answer(store: MemoryStore) -> None:
    voice = Stuck()
    service = process(voice, store)
    session_id, talk = await begun(service, "mine-1")
    again = asyncio.create_task(
        service.take_turn(ME, session_id, Said(QUESTION, client_turn_id="mine-1"))
    )
    await asyncio.sleep(0.05)
    assert not again.done()
    voice.further.set()
    assert await again == await talk.result()
    late = await service.take_turn(ME, session_id, Said(QUESTION, client_turn_id="mine-1"))
    assert (late.turns, late.events) == ((await again).turns, (await again).events)


async def test_a_late_resend_of_an_older_turn_is_answered_while_another_is_spoken(
    store: MemoryStore,
) -> None:
    first = await process(None, store).create(ME, LICENCE)
    sent = Said(QUESTION, client_turn_id="mine-1")
    earlier = await process(None, store).take_turn(ME, first.id, sent)
    service = process(Stuck(), store)
    talk = await service.begin_turn(ME, first.id, Said("Why is that?"))
    await seen(talk, "turn.sentence")
    again = await service.take_turn(ME, first.id, sent)
    assert again.events == earlier.events
    await service.close()


async def test_when_a_process_dies_the_phrasebook_says_the_rest_once_its_lease_is_over(
    store: MemoryStore,
) -> None:
    voice = Stuck()
    dead = process(voice, store)
    session_id, talk = await begun(dead)
    soon, later = process(None, store, ahead=3), process(None, store, ahead=60)
    assert len((await soon.get(ME, session_id)).turns) == 2
    with pytest.raises(BeingSpoken):
        await soon.take_turn(ME, session_id, Said("And now?"))
    view = await later.get(ME, session_id)
    reply = view.turns[-1]
    assert reply.speaker == "counterpart"
    assert reply.units[0] == CHAT
    assert len(reply.units) > 1
    every = await later.events(ME, session_id, 0)
    assert every[-1].type == "session.state"
    assert [e.data["text"] for e in every if e.turn == reply.id and e.type == "turn.sentence"] == [
        *reply.units
    ]
    voice.further.set()  # it was not dead after all: it learns that the rest was said
    assert (await asyncio.wait_for(talk.result(), 5)).turns[1] == reply
    assert (await dead.get(ME, session_id)).turns == view.turns


@pytest.mark.parametrize("way", ["post", "replay", "resend"])
async def test_whoever_comes_first_after_the_lease_finds_the_reply_whole(
    way: str, store: MemoryStore
) -> None:
    voice = Stuck()
    session_id, talk = await begun(process(voice, store), "mine-1")
    later = process(None, store, ahead=60)
    if way == "post":
        await later.take_turn(ME, session_id, Said("And now?"))
    elif way == "replay":
        assert (await later.events(ME, session_id, talk.last_seq))[-1].type == "session.state"
    else:
        again = await later.take_turn(ME, session_id, Said(QUESTION, client_turn_id="mine-1"))
        assert [turn.number for turn in again.turns] == [2, 3]
    view = await later.get(ME, session_id)
    assert view.turns[2].units[0] == CHAT
    assert len(view.turns) == (5 if way == "post" else 3)
    voice.further.set()
    await talk.result()


async def test_a_reply_that_another_process_speaks_is_followed_and_its_resend_joins_it(
    store: MemoryStore,
) -> None:
    voice = Stuck()
    here, there = process(voice, store), process(HonestVoice(), store)
    session_id, talk = await begun(here, "mine-1")
    sent = Said(QUESTION, client_turn_id="mine-1")
    joined = asyncio.create_task(there.take_turn(ME, session_id, sent))
    following = await there.follow(ME, session_id, 0)
    events = asyncio.create_task(_all(following))
    await asyncio.sleep(0.1)
    voice.further.set()
    result = await talk.result()
    assert (await joined).turns == result.turns
    assert (await joined).events == result.events
    assert tuple(await events)[-len(result.events) :] == result.events


async def test_a_speaker_that_was_thought_dead_finds_its_own_reply_and_no_later_one(
    store: MemoryStore,
) -> None:
    voice = Stuck()
    session_id, talk = await begun(process(voice, store))
    later = process(None, store, ahead=60)
    await later.take_turn(ME, session_id, Said("And now?"))
    voice.further.set()
    result = await asyncio.wait_for(talk.result(), 5)
    assert [turn.number for turn in result.turns] == [2, 3]
    assert {event.turn for event in result.events} == {turn.id for turn in result.turns}


async def _all(events: AsyncGenerator[EventRecord, None]) -> list[EventRecord]:
    return [event async for event in events]


async def test_a_session_deleted_meanwhile_is_gone_without_a_trace(store: MemoryStore) -> None:
    voice, failures = Stuck(), list[str]()
    service = process(voice, store, failures=failures)
    session_id, talk = await begun(service)
    await service.delete(ME, session_id)
    voice.further.set()
    with pytest.raises(NotFound):
        await asyncio.wait_for(talk.result(), 5)
    assert (await seen(talk, "session.state"))[-1].type == "turn.sentence"
    assert not failures
    assert await store.transact(lambda tx: tx.events(session_id, 0)) == ()
    assert await store.transact(lambda tx: tx.notes(session_id)) == ()


async def test_a_server_that_closes_leaves_no_half_reply(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'winwin.sqlite'}"
    upgrade(url)
    store = SqliteStore(url, lambda: AT)
    service = process(Stuck(), store)
    session_id, talk = await begun(service)
    await service.close()
    await store.close()
    again = SqliteStore(url, lambda: AT)
    view = await process(None, again).get(ME, session_id)
    assert view.turns[-1].units[0] == CHAT
    assert view == replace((await talk.result()).session, voice="phrases")
    await again.close()


async def test_the_database_keeps_many_live_turns_apart(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'winwin.sqlite'}"
    upgrade(url)
    store = SqliteStore(url, lambda: AT)
    service = process(HonestVoice(), store)
    sessions = [await service.create(ME, LICENCE) for _ in range(5)]
    results = await asyncio.gather(
        *(service.take_turn(ME, session.id, Said(QUESTION)) for session in sessions)
    )
    for session, result in zip(sessions, results, strict=True):
        every = await service.events(ME, session.id, 0)
        assert [event.seq for event in every] == list(range(1, len(every) + 1))
        assert every[-len(result.events) :] == result.events
    await service.close()
    await store.close()


async def test_an_end_is_spoken_live_and_its_report_can_be_read(store: MemoryStore) -> None:
    service = process(HonestVoice(), store)
    session = await service.create(ME, LICENCE)
    await service.take_turn(ME, session.id, Said(QUESTION))
    result = await service.end(ME, session.id, "walk_away", "bye")
    assert result.session.phase == "ended"
    assert [e.type for e in result.events][-3:] == [
        "session.impasse", "report.ready", "session.state",
    ]  # fmt: skip
    assert (await service.debrief(ME, session.id)).timeline
    assert (await service.end(ME, session.id, "walk_away", "bye")).events == result.events
    await service.close()


async def test_the_report_is_not_announced_before_the_last_words_are_said(
    store: MemoryStore,
) -> None:
    service = process(Stuck(), store)
    session = await service.create(ME, LICENCE)
    talk = await service.begin_end(ME, session.id, "walk_away", None)
    assert (await service.get(ME, session.id)).report_url is None
    await service.close()
    assert (await talk.result()).session.report_url
    assert (await service.get(ME, session.id)).report_url


async def test_a_turn_begun_at_the_last_moment_is_ended_too(store: MemoryStore) -> None:
    service = process(Stuck(), store)
    session = await service.create(ME, LICENCE)
    talk = await service.begin_turn(ME, session.id, Said(QUESTION))
    await service.close()
    assert (await asyncio.wait_for(talk.result(), 5)).turns[1].text


async def test_a_voice_that_breaks_is_logged_and_the_reply_is_whole(store: MemoryStore) -> None:
    class Broken(ScriptedVoice):
        async def speak(self, brief: SpeechBrief) -> AsyncGenerator[str | ModelUse, None]:
            yield "Thank "
            raise RuntimeError(brief)

    failures: list[str] = []
    service = process(Broken([]), store, failures=failures)
    session = await service.create(ME, LICENCE)
    result = await service.take_turn(ME, session.id, Said(QUESTION))
    assert result.turns[1].text
    assert failures == ["speaking a reply failed"]


async def test_what_it_took_is_kept_beside_the_turn_without_a_word_of_it(
    store: MemoryStore,
) -> None:
    failed = ModelFailed("cut")
    failed.tokens_in, failed.tokens_out = 7, 3
    voice = ScriptedVoice([a_draft(ROGUE), [failed]])
    service = process(voice, store)
    session = await service.create(ME, LICENCE)
    result = await service.take_turn(ME, session.id, Said(QUESTION))
    (note,) = await store.transact(lambda tx: tx.notes(session.id, "spoken"))
    assert note.key == "003"
    assert note.data["voice"] == "template"
    assert note.data["failures"] == ["cut"]
    assert (note.data["tokens_in"], note.data["tokens_out"]) == (307, 43)
    assert len(note.data["violations"]) == 1  # type: ignore[arg-type]
    kept = json.dumps(dict(note.data))
    assert not [text for text in (*result.turns[1].units, "61", "accept") if text in kept]
    (speaking,) = await store.transact(lambda tx: tx.notes(session.id, "speaking"))
    assert speaking.data == {}
    record = (await store.transact(lambda tx: tx.turns(session.id)))[-1]
    assert "refused: " in record.why
    assert "61" not in record.why


async def test_the_greeting_and_the_answer_to_a_correction_are_the_phrasebook_s(
    store: MemoryStore,
) -> None:
    voice = HonestVoice()
    service = process(voice, store)
    session = await service.create(ME, LICENCE)
    assert not voice.briefs
    said = (await service.take_turn(ME, session.id, Said("€70 a seat."))).turns[0]
    asked = len(voice.briefs)
    await service.correct(ME, session.id, said.id, said.alternatives[0].id)
    assert len(voice.briefs) == asked
    live_again = await service.take_turn(ME, session.id, Said("Why is that?"))
    assert [turn.number for turn in live_again.turns] == [4, 5]


@pytest.mark.parametrize("voice", [HonestVoice(), ScriptedVoice([a_draft(f"{CHAT} {ROGUE}")])])
async def test_the_game_goes_the_same_way_whoever_words_it(
    voice: HonestVoice | ScriptedVoice, store: MemoryStore
) -> None:
    lines = (
        Said(QUESTION), Said("For us support matters most. And for you?"), Said(offer=PACKAGE),
        Said("Can you do better on the price?"), Said(offer=GENEROUS), Said("Yes, I confirm."),
    )  # fmt: skip
    played = []
    for service in (process(None, store), process(voice, store)):
        session = await service.create(ME, LICENCE)
        for line in lines:
            result = await service.take_turn(ME, session.id, line)
            if result.session.report_url:
                break
        turns = await store.transact(lambda tx, key=session.id: tx.turns(key))  # type: ignore[misc]
        played.append([(turn.number, turn.role, turn.acts) for turn in turns])
        await service.close()
    offline, spoken = played
    assert offline == spoken
