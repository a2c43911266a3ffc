"""Several servers on one PostgreSQL database: each session is played by one of them at a time."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from app.bootstrap import build_container
from app.sessions.service import Said
from app.sessions.unsaid import BeingSpoken
from app.settings import Settings
from app.storage.postgres import PostgresStore
from tests.builders_live import HonestVoice
from tests.builders_store import AT
from tests.postgres import a_database, empty
from tests.unit.sessions.playing import LICENCE, ME, QUESTION
from tests.unit.sessions.test_speaking import Stuck, begun, process

pytestmark = pytest.mark.anyio
SERVERS = 3


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with a_database() as made:
        yield made


@pytest.fixture
async def stores(database: str) -> AsyncIterator[list[PostgresStore]]:
    empty(database)
    opened = [PostgresStore(database, lambda: AT, 2) for _ in range(SERVERS)]
    yield opened
    for store in opened:
        await store.close()


def is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


async def test_what_the_settings_name_is_migrated_and_played_on(tmp_path: Path) -> None:
    with a_database(is_migrated=False) as url:
        settings = Settings(database_url=url, data_dir=tmp_path)
        services = [build_container(settings).services for _ in range(2)]
        session = await services[0].sessions.create(ME, LICENCE)
        await services[1].sessions.take_turn(ME, session.id, Said(QUESTION))
        assert len((await services[0].sessions.get(ME, session.id)).turns) == 3
        for one in services:
            assert await one.store.is_ready()
            await one.store.close()
    assert is_empty(tmp_path)


async def test_turns_posted_to_all_of_them_at_once_follow_each_other(
    stores: list[PostgresStore],
) -> None:
    servers = [process(None, store) for store in stores]
    session = await servers[0].create(ME, LICENCE)
    tries = [server.take_turn(ME, session.id, Said(QUESTION)) for server in servers]
    numbers = sorted(result.turns[0].number for result in await asyncio.gather(*tries))
    assert numbers == [2, 4, 6]
    view = await servers[0].get(ME, session.id)
    assert [turn.number for turn in view.turns] == list(range(1, 8))
    events = await servers[0].events(ME, session.id, 0)
    assert [event.seq for event in events] == list(range(1, len(events) + 1))


async def test_one_turn_sent_to_all_of_them_is_played_once(stores: list[PostgresStore]) -> None:
    servers = [process(None, store) for store in stores]
    session = await servers[0].create(ME, LICENCE)
    sent = Said(QUESTION, client_turn_id="mine-1")
    answers = await asyncio.gather(*(one.take_turn(ME, session.id, sent) for one in servers))
    assert all(answer.turns == answers[0].turns for answer in answers)
    assert len((await servers[0].get(ME, session.id)).turns) == 3


async def test_the_lease_of_a_reply_is_taken_once(stores: list[PostgresStore]) -> None:
    voices = [Stuck() for _ in stores]
    servers = [process(voice, store) for voice, store in zip(voices, stores, strict=True)]
    session = await servers[0].create(ME, LICENCE)
    tries = await asyncio.gather(
        *(server.begin_turn(ME, session.id, Said(QUESTION)) for server in servers),
        return_exceptions=True,
    )
    talks = [came for came in tries if not isinstance(came, BaseException)]
    assert len(talks) == 1
    assert sum(isinstance(came, BeingSpoken) for came in tries) == SERVERS - 1
    for voice in voices:
        voice.further.set()
    result = await asyncio.wait_for(talks[0].result(), 10)
    assert [turn.number for turn in result.turns] == [2, 3]


async def test_what_a_dead_server_left_unsaid_is_said_by_one_of_the_others(
    stores: list[PostgresStore],
) -> None:
    voice = Stuck()
    session_id, talk = await begun(process(voice, stores[0]))
    later = [process(None, store, ahead=60) for store in stores]
    views = await asyncio.gather(*(server.get(ME, session_id) for server in later))
    assert all(view.turns == views[0].turns for view in views)
    assert len(views[0].turns) == 3
    events = await later[0].events(ME, session_id, 0)
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert sum(e.type == "turn.completed" and e.turn == views[0].turns[-1].id for e in events) == 1
    voice.further.set()
    await asyncio.wait_for(talk.result(), 10)


async def test_a_reply_that_another_server_speaks_is_joined(stores: list[PostgresStore]) -> None:
    voice = Stuck()
    session_id, talk = await begun(process(voice, stores[0]), "mine-1")
    there = process(HonestVoice(), stores[1])
    sent = Said(QUESTION, client_turn_id="mine-1")
    joined = asyncio.create_task(there.take_turn(ME, session_id, sent))
    await asyncio.sleep(0.1)
    voice.further.set()
    result = await talk.result()
    assert (await joined).turns == result.turns
