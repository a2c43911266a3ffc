"""Whoever leaves, deletes or asks in the middle of a model's call: nothing breaks, all is paid."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from app.bootstrap import container_on
from app.errors import NotFound
from app.sessions.caps import NO_CAPS, Caps
from app.sessions.coach_past import past_of
from app.sessions.coaching_desk import CoachBrief
from app.sessions.coaching_live import LiveAnswer
from app.sessions.configured import Configured
from app.sessions.model_hearing import LiveEar
from app.sessions.model_ports import ModelUse
from app.sessions.notes import HINT
from app.sessions.rollouts import rollouts_data
from app.sessions.service import Said
from app.sessions.services import Services
from app.sessions.spending import day_of, spent
from app.sessions.unsaid import BeingSpoken
from app.simulation.tried import MISSING
from app.storage.memory import MemoryStore
from tests.builders_coach import COACH_USE, ScriptedCoach
from tests.builders_ear import REMARK, ScriptedEar
from tests.builders_ear import USE as EAR_USE
from tests.builders_live import USE, Piece, ScriptedVoice, in_pieces, live
from tests.builders_store import AT
from tests.unit.sessions.playing import KNOWLEDGE, LICENCE, ME, QUESTION

pytestmark = pytest.mark.anyio
CHAT = in_pieces("Thank you for asking. I ")


@dataclass
class House:
    """The use cases on a store of their own, with what is live of a model."""

    services: Services
    store: MemoryStore

    async def paid(self) -> int:
        """What was counted for the key since yesterday: a test may run over midnight."""
        now = datetime.now(UTC)
        days = [day_of((now - timedelta(days=ago)).isoformat()) for ago in (0, 1)]
        return await self.store.transact(
            lambda tx: sum(tx.spent_on(ME.tenant, day) for day in days)
        )


def a_house(
    voice: Sequence[Piece] = (),
    ear: ScriptedEar | None = None,
    coach: ScriptedCoach | None = None,
    *,
    seconds: float = 5.0,
    caps: Caps = NO_CAPS,
) -> House:
    store = MemoryStore(lambda: AT)
    model = Configured(
        live(ScriptedVoice([voice]), seconds) if voice else None,
        LiveEar(ear, 5.0) if ear else None,
        LiveAnswer(coach, 5.0) if coach else None,
        caps,
    )
    joined = container_on(KNOWLEDGE, store, lambda *_: rollouts_data(MISSING), model=model)
    return House(joined.services, store)


async def test_while_the_last_words_of_a_game_are_said_there_is_no_hint_and_no_failure() -> None:
    house = a_house([*CHAT, 0.3])
    use = house.services
    session = await use.sessions.create(ME, LICENCE)
    talk = await use.sessions.begin_end(ME, session.id, "walk_away", None)
    with pytest.raises(BeingSpoken):
        await use.journey.hint(ME, session.id, 1)
    coaching = await use.coach.ask(ME, session.id, "What should I say now?", None)
    assert {one.source.id for one in (await coaching.whole()).sentences} == {"rules"}
    assert await house.store.transact(lambda tx: tx.notes(session.id, HINT)) == ()
    assert (await talk.result()).session.phase == "ended"


@dataclass
class Slow(ScriptedCoach):
    """Takes a moment for each piece."""

    async def answer(self, brief: CoachBrief) -> AsyncGenerator[str | ModelUse, None]:
        async for piece in super().answer(brief):
            yield piece
            await asyncio.sleep(0.02)


OF_AN_ANSWER = COACH_USE.tokens_in + COACH_USE.tokens_out


@pytest.mark.parametrize("is_of_a_session", [True, False])
async def test_an_answer_of_the_coach_is_kept_and_paid_for_when_nobody_waits_for_it(
    *, is_of_a_session: bool
) -> None:
    house = a_house(coach=Slow(("Well. ", "So. ", COACH_USE)))
    use = house.services.coach
    session = await house.services.sessions.create(ME, LICENCE)
    if is_of_a_session:
        coaching = await use.ask(ME, session.id, "What is a BATNA?", None)
    else:
        coaching = await use.ask_general(ME, "What is a BATNA?", "en")
    waiting = asyncio.create_task(coaching.whole())
    await asyncio.sleep(0.03)
    waiting.cancel()
    await asyncio.sleep(0.3)
    assert await house.paid() == OF_AN_ANSWER
    past = await house.store.transact(lambda tx: past_of(tx, session.id))
    assert [one.question for one in past] == ["What is a BATNA?"] * is_of_a_session


async def test_questions_asked_at_once_do_not_pass_a_cap_together() -> None:
    coach = Slow(("Well. ", COACH_USE))
    house = a_house(coach=coach, caps=Caps(a_day=1))
    use = house.services.coach
    session = await house.services.sessions.create(ME, LICENCE)
    asked = [await use.ask(ME, session.id, "What is a BATNA?", None) for _ in range(9)]
    replies = await asyncio.gather(*(coaching.whole() for coaching in asked))
    assert all(len(reply.sentences) >= 2 for reply in replies)
    assert len(coach.briefs) == 1
    assert await house.paid() == OF_AN_ANSWER


async def test_without_a_cap_questions_are_answered_side_by_side() -> None:
    coach = Slow(("Well. ", COACH_USE))
    use = a_house(coach=coach).services.coach
    asked = [await use.ask_general(ME, "What is a BATNA?", "en") for _ in range(3)]
    await asyncio.gather(*(coaching.whole() for coaching in asked))
    assert len(coach.briefs) == 3


OF_HEARING = EAR_USE.tokens_in + EAR_USE.tokens_out


async def test_of_many_turns_sent_at_once_one_is_heard_by_the_model_and_one_is_taken() -> None:
    ear = ScriptedEar(wait=0.05)
    house = a_house(ear=ear)
    sessions = house.services.sessions
    session = await sessions.create(ME, LICENCE)
    sent = (sessions.take_turn(ME, session.id, Said(REMARK)) for _ in range(9))
    found = await asyncio.gather(*sent, return_exceptions=True)
    assert [isinstance(one, BeingSpoken) for one in found].count(False) == 1
    assert len(ear.asked) == 1
    assert await house.paid() == OF_HEARING


async def test_what_was_heard_for_a_turn_that_cannot_be_taken_is_paid_for() -> None:
    house = a_house(ear=ScriptedEar(wait=0.05))
    sessions = house.services.sessions
    session = await sessions.create(ME, LICENCE)
    hearing = asyncio.create_task(sessions.take_turn(ME, session.id, Said(REMARK)))
    await asyncio.sleep(0.02)
    await sessions.delete(ME, session.id)
    with pytest.raises(NotFound):
        await hearing
    assert await house.paid() == OF_HEARING


@pytest.mark.parametrize(
    "draft",
    [
        [*CHAT, 0.1, "could go on. ", 0.1, "More. ", USE],
        [*CHAT, USE, 0.2],
    ],
)
async def test_a_reply_in_a_session_that_is_deleted_meanwhile_is_paid_for(
    draft: list[Piece],
) -> None:
    house = a_house(draft)
    sessions = house.services.sessions
    session = await sessions.create(ME, LICENCE)
    talk = await sessions.begin_turn(ME, session.id, Said(QUESTION))
    await asyncio.sleep(0.05)
    await sessions.delete(ME, session.id)
    with pytest.raises(NotFound):
        await talk.result()
    assert await house.paid() > 0


@pytest.mark.parametrize("draft", [[*CHAT, 30.0], ["and so on "] * 3000])
async def test_a_draft_that_is_given_up_counts_by_estimate(draft: list[Piece]) -> None:
    house = a_house(draft, seconds=0.2)
    sessions = house.services.sessions
    session = await sessions.create(ME, LICENCE)
    await sessions.take_turn(ME, session.id, Said(QUESTION))
    took = await house.store.transact(lambda tx: spent(tx, session.id))
    assert await house.paid() == took > 500


async def test_a_server_that_stops_tells_who_still_listens_every_event() -> None:
    house = a_house([*CHAT, 5.0])
    sessions = house.services.sessions
    session = await sessions.create(ME, LICENCE)
    talk = await sessions.begin_turn(ME, session.id, Said(QUESTION))
    await asyncio.sleep(0)
    closing = asyncio.create_task(sessions.close())
    told = [event.seq async for event in talk.events()]
    await closing
    saved = [event.seq for event in await sessions.events(ME, session.id, told[0] - 1)]
    assert told == saved
    assert await house.paid() >= 0
