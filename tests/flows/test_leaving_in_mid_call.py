"""Whoever leaves, deletes or asks in the middle of a model's call: nothing breaks, all is paid."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from app.bootstrap import container_on
from app.sessions.caps import NO_CAPS, Caps
from app.sessions.coach_past import past_of
from app.sessions.coaching_desk import CoachBrief
from app.sessions.coaching_live import LiveAnswer
from app.sessions.configured import Configured
from app.sessions.model_hearing import LiveEar
from app.sessions.notes import HINT
from app.sessions.ports import ModelUse
from app.sessions.rollouts import rollouts_data
from app.sessions.services import Services
from app.sessions.spending import day_of
from app.sessions.unsaid import BeingSpoken
from app.simulation.tried import MISSING
from app.storage.memory import MemoryStore
from tests.builders_coach import COACH_USE, ScriptedCoach
from tests.builders_ear import ScriptedEar
from tests.builders_live import Piece, ScriptedVoice, in_pieces, live
from tests.builders_store import AT
from tests.unit.sessions.playing import KNOWLEDGE, LICENCE, ME

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
