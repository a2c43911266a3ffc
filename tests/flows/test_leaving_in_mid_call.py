"""Whoever leaves, deletes or asks in the middle of a model's call: nothing breaks, all is paid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from app.bootstrap import container_on
from app.sessions.caps import NO_CAPS, Caps
from app.sessions.coaching_live import LiveAnswer
from app.sessions.configured import Configured
from app.sessions.model_hearing import LiveEar
from app.sessions.notes import HINT
from app.sessions.rollouts import rollouts_data
from app.sessions.services import Services
from app.sessions.spending import day_of
from app.sessions.unsaid import BeingSpoken
from app.simulation.tried import MISSING
from app.storage.memory import MemoryStore
from tests.builders_coach import ScriptedCoach
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
