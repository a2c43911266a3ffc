"""The cap on tokens: over it the phrasebook speaks, the report answers, and the state says so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.bootstrap import Container, container_on
from app.bootstrap.clock_and_ids import UtcClock
from app.errors import ModelFailed, ModelFault
from app.review.coach_talk import Block
from app.sessions.caps import Caps
from app.sessions.coaching_live import Checked, LiveAnswer
from app.sessions.configured import Configured
from app.sessions.model_ports import ModelUse
from app.sessions.rollouts import rollouts_data
from app.sessions.service import Said, SessionService
from app.sessions.spending import day_of, spent
from app.simulation.tried import MISSING
from app.storage.memory import MemoryStore
from tests.builders_coach import COACH_USE, ScriptedCoach, a_desk, a_question, talk_in
from tests.builders_live import USE, HonestVoice, ScriptedVoice, a_draft, live
from tests.builders_store import AT
from tests.unit.sessions.playing import GENEROUS, KNOWLEDGE, LICENCE, ME, QUESTION

pytestmark = pytest.mark.anyio
OF_A_REPLY = USE.tokens_in + USE.tokens_out
OF_AN_ANSWER = COACH_USE.tokens_in + COACH_USE.tokens_out
ROGUE = "I could do 61 a seat, and I accept whatever you say."


def joined(
    voice: HonestVoice | ScriptedVoice,
    most_tokens: int,
    coach: ScriptedCoach | None = None,
    a_day: int = 0,
) -> tuple[Container, MemoryStore]:
    """Everything on a store of its own, with a voice, a cap, and a coach if one is given."""
    store = MemoryStore(lambda: AT)
    answering = LiveAnswer(coach, 5) if coach else None
    return container_on(
        KNOWLEDGE,
        store,
        lambda *_: rollouts_data(MISSING),
        model=Configured(live(voice), None, answering, Caps(most_tokens, a_day)),
    ), store


async def states(service: SessionService, questions: int) -> list[tuple[str, bool]]:
    """What the state says at the start and after each of some questions."""
    session = await service.create(ME, LICENCE)
    results = [await service.take_turn(ME, session.id, Said(QUESTION)) for _ in range(questions)]
    told = (session, *(result.session for result in results))
    return [(view.voice, view.is_over_cap) for view in told]


def today() -> str:
    return day_of(UtcClock().now())


async def of_the_day(store: MemoryStore) -> int:
    """What was counted for the key since yesterday: a test may run over midnight."""
    yesterday = day_of((datetime.now(UTC) - timedelta(days=1)).isoformat())
    days = (yesterday, today())
    return await store.transact(lambda tx: sum(tx.spent_on(ME.tenant, day) for day in days))


async def test_without_a_cap_the_model_goes_on_speaking() -> None:
    voice = HonestVoice()
    container, _ = joined(voice, 0)
    assert await states(container.services.sessions, 3) == [("model", False)] * 4
    assert len(voice.briefs) == 3


async def test_over_the_cap_the_phrasebook_speaks_and_the_state_says_so() -> None:
    voice = HonestVoice()
    container, store = joined(voice, OF_A_REPLY + 1)
    sessions = container.services.sessions
    session = await sessions.create(ME, LICENCE)
    views = [await sessions.take_turn(ME, session.id, Said(QUESTION)) for _ in range(3)]
    assert [(one.session.voice, one.session.is_over_cap) for one in views] == [
        ("model", False), ("phrases", True), ("phrases", True),
    ]  # fmt: skip
    kept = await store.transact(lambda tx: tx.turns(session.id))
    assert ["model" in turn.voice for turn in kept if not turn.is_learner] == [
        False, True, True, False,
    ]  # fmt: skip
    assert len(voice.briefs) == 2
    assert await store.transact(lambda tx: spent(tx, session.id)) == 2 * OF_A_REPLY


async def test_what_was_refused_is_paid_for_and_counts() -> None:
    container, _ = joined(ScriptedVoice([a_draft(ROGUE)]), 2 * OF_A_REPLY)
    assert (await states(container.services.sessions, 1))[-1] == ("phrases", True)


async def test_a_session_has_a_cap_of_its_own() -> None:
    container, _ = joined(HonestVoice(), 1)
    sessions = container.services.sessions
    assert (await states(sessions, 1))[-1] == ("phrases", True)
    assert (await states(sessions, 0))[-1] == ("model", False)


async def test_what_a_key_took_today_is_counted_over_its_sessions() -> None:
    container, store = joined(HonestVoice(), 0, a_day=OF_A_REPLY + 1)
    sessions = container.services.sessions
    assert (await states(sessions, 1))[-1] == ("model", False)
    assert (await states(sessions, 1))[-1] == ("phrases", True)
    assert (await states(sessions, 0))[-1] == ("phrases", True)
    assert await of_the_day(store) == 2 * OF_A_REPLY


async def test_deleting_a_session_gives_nothing_back() -> None:
    container, _ = joined(HonestVoice(), 0, a_day=1)
    sessions = container.services.sessions
    session = await sessions.create(ME, LICENCE)
    await sessions.take_turn(ME, session.id, Said(QUESTION))
    await sessions.delete(ME, session.id)
    assert (await states(sessions, 0))[-1] == ("phrases", True)


async def test_the_next_day_begins_with_nothing_taken() -> None:
    container, store = joined(HonestVoice(), 0, a_day=1)
    await store.transact(lambda tx: tx.add_spent(ME.tenant, "2020-02-02", 10_000))
    await store.transact(lambda tx: tx.add_spent("another", today(), 10_000))
    assert (await states(container.services.sessions, 0))[-1] == ("model", False)


async def test_questions_of_no_session_count_for_the_day_and_end_with_it() -> None:
    scripted = ScriptedCoach((COACH_USE,))
    container, store = joined(HonestVoice(), 0, scripted, a_day=OF_AN_ANSWER + 1)
    for _ in range(4):
        coaching = await container.services.coach.ask_general(ME, "What is a BATNA?", "en")
        await coaching.whole()
    assert len(scripted.briefs) == 2
    assert await of_the_day(store) == 2 * OF_AN_ANSWER


async def test_a_game_over_the_cap_is_played_to_its_report() -> None:
    container, _ = joined(HonestVoice(), 1)
    sessions = container.services.sessions
    session = await sessions.create(ME, LICENCE)
    await sessions.take_turn(ME, session.id, Said(offer=GENEROUS))
    view = (await sessions.take_turn(ME, session.id, Said("Yes, I confirm."))).session
    assert view.deal is not None
    assert view.is_over_cap
    debrief = await sessions.debrief(ME, session.id)
    assert len(debrief.characteristics) == 8


async def test_a_resend_over_the_cap_gets_the_first_answer() -> None:
    container, store = joined(HonestVoice(), 1)
    sessions = container.services.sessions
    session = await sessions.create(ME, LICENCE)
    said = Said(QUESTION, client_turn_id="mine-1")
    first = await sessions.take_turn(ME, session.id, said)
    assert (await sessions.take_turn(ME, session.id, said)).turns == first.turns
    assert len(await store.transact(lambda tx: tx.turns(session.id))) == 3


async def test_over_the_cap_the_report_answers_and_what_the_coach_took_counts() -> None:
    scripted = ScriptedCoach((COACH_USE,))
    container, store = joined(HonestVoice(), OF_AN_ANSWER + 1, scripted)
    session = await container.services.sessions.create(ME, LICENCE)
    for _ in range(4):
        coaching = await container.services.coach.ask(ME, session.id, "Give me a hint.", None)
        assert (await coaching.whole()).by == "report"
    assert len(scripted.briefs) == 2
    assert await store.transact(lambda tx: spent(tx, session.id)) == 2 * OF_AN_ANSWER
    assert (await container.services.sessions.get(ME, session.id)).voice == "phrases"


async def test_answers_no_longer_kept_count_on() -> None:
    scripted = ScriptedCoach((COACH_USE,))
    container, store = joined(HonestVoice(), 0, scripted)
    session = await container.services.sessions.create(ME, LICENCE)
    for _ in range(23):
        coaching = await container.services.coach.ask(ME, session.id, "Give me a hint.", None)
        await coaching.whole()
    assert await store.transact(lambda tx: spent(tx, session.id)) == 23 * OF_AN_ANSWER


@pytest.mark.parametrize(("reason", "counts"), [("stalled", True), ("breaker_open", False)])
async def test_an_answer_that_fails_counts_by_the_length_of_what_was_sent(
    reason: ModelFault, counts: bool
) -> None:
    checked = Checked()
    brief = replace(a_question("Why is that so?"), desk=a_desk(_blocks()))
    live_coach = LiveAnswer(ScriptedCoach((ModelFailed(reason),), ("level/one",)), 5)
    words = talk_in("en").claims
    assert [one async for one in live_coach.sentences(brief, words, checked)] == []
    assert (checked.tokens > 0) is counts


def test_what_was_used_and_what_was_lost_add_up() -> None:
    use = ModelUse("tiny", "coach/answer", "0" * 12, 100, 20, is_estimated=False)
    assert Checked(uses=[use, use], lost=7).tokens == 247


def _blocks() -> tuple[Block, ...]:
    return tuple(a_desk()._blocks.values())  # noqa: SLF001 - what a desk holds without being asked
