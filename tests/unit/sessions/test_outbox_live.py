"""What the end of a game writes when its last words are spoken live, or left unsaid."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from app.sessions.model_ports import ModelUse, SpeechBrief
from app.sessions.outbox_port import MessageRecord
from app.sessions.owed import OwedReports
from app.sessions.ports import Store
from app.sessions.rollouts import rollouts_data
from app.sessions.service import SessionService
from app.simulation.tried import MISSING
from app.storage.memory import MemoryStore
from tests.builders_live import HonestVoice, ScriptedVoice, live
from tests.builders_store import AT
from tests.builders_webhooks import an_endpoint
from tests.unit.sessions.playing import LICENCE, ME, no_failure, tools

pytestmark = pytest.mark.anyio


@dataclass
class Clock:
    """The time, some seconds ahead."""

    ahead: float = 0.0

    def now(self) -> str:
        return (datetime.now(UTC) + timedelta(seconds=self.ahead)).isoformat()


class Silent(ScriptedVoice):
    """Never says a word."""

    async def speak(self, brief: SpeechBrief) -> AsyncGenerator[str | ModelUse, None]:
        await asyncio.Event().wait()
        async for piece in super().speak(brief):
            yield piece


def process(voice: ScriptedVoice | HonestVoice, store: Store, ahead: float = 0.0) -> SessionService:
    ports = tools(lambda *_: rollouts_data(MISSING), no_failure)
    return SessionService(replace(ports, store=store, clock=Clock(ahead), live=live(voice, 20)))


@pytest.fixture
async def store() -> MemoryStore:
    made = MemoryStore(lambda: AT)
    await made.transact(lambda tx: tx.add_endpoint(an_endpoint()))
    return made


async def messages(store: MemoryStore) -> list[MessageRecord]:
    """All that was written, oldest first; what is owed comes last."""
    logged = await store.transact(lambda tx: tx.deliveries("local", "whk_1", 100, None))
    owed = await store.transact(lambda tx: tx.all_owed("9999", 100))
    return [*(one.message for one in reversed(logged)), *owed]


async def test_an_end_that_is_spoken_live_is_told_when_it_is_whole(store: MemoryStore) -> None:
    service = process(HonestVoice(), store)
    session = await service.create(ME, LICENCE)
    await service.end(ME, session.id, "walk_away", None)
    for _ in range(400):
        found = await messages(store)
        if all(one.body for one in found):
            break
        await asyncio.sleep(0.02)
    assert [one.type for one in found] == ["session.completed", "report.ready"]
    assert all(one.body for one in found)
    await service.close()


async def test_an_end_whose_speaker_died_is_told_by_who_says_the_rest(store: MemoryStore) -> None:
    dying = process(Silent([[]]), store)
    session = await dying.create(ME, LICENCE)
    await dying.begin_end(ME, session.id, "walk_away", None)
    assert await messages(store) == []
    later = process(HonestVoice(), store, ahead=60)
    assert (await later.get(ME, session.id)).phase == "ended"
    completed, ready = await messages(store)
    assert (completed.type, ready.type, ready.body) == ("session.completed", "report.ready", None)
    owed = OwedReports(store, Clock(60), later.tell_report, no_failure)
    assert await owed.sweep(0) == 1
    assert [bool(one.body) for one in await messages(store)] == [True, True]
    assert await owed.sweep(0) == 0
    await dying.close()
    await later.close()
    assert len(await messages(store)) == 2
