"""Two workers on one database answer a request that reaches both, and carry it out once."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.bootstrap import container_on
from app.bootstrap.clock_and_ids import UtcClock
from app.main import create_app
from app.sessions.rollouts import rollouts_data
from app.settings import Settings
from app.simulation.tried import MISSING
from app.storage.database import SqliteStore
from app.storage.migrate import upgrade

pytestmark = pytest.mark.anyio
KEY = {"idempotency-key": "k-1"}
NEW = {"scenario": "licence-renewal", "role": "client", "seed": 6}


@pytest.fixture
async def workers(tmp_path: Path) -> AsyncIterator[list[httpx.AsyncClient]]:
    url = f"sqlite:///{tmp_path / 'winwin.sqlite'}"
    upgrade(url)
    containers = [
        container_on(
            Settings().knowledge_dir,
            SqliteStore(url, UtcClock().now),
            lambda *_: rollouts_data(MISSING),
        )
        for _ in range(2)
    ]
    apps = [create_app(one.services, one.pages, ("localhost",)) for one in containers]
    yield [
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")
        for app in apps
    ]
    for container in containers:
        await container.services.close()


async def test_a_session_is_opened_once(workers: list[httpx.AsyncClient]) -> None:
    sent = (worker.post("/v1/sessions", json=NEW, headers=KEY) for worker in workers * 4)
    answers = await asyncio.gather(*sent)
    assert {answer.status_code for answer in answers} <= {201, 409}
    again = [await worker.post("/v1/sessions", json=NEW, headers=KEY) for worker in workers]
    opened = {answer.content for answer in [*answers, *again] if answer.status_code == 201}
    assert len(opened) == 1
    assert [answer.headers["idempotency-replayed"] for answer in again] == ["true", "true"]
    listed = (await workers[0].get("/v1/sessions")).json()["data"]
    assert len(listed) == 1


async def test_a_hint_is_counted_once_and_a_turn_is_played_once(
    workers: list[httpx.AsyncClient],
) -> None:
    session = f"/v1/sessions/{(await workers[0].post('/v1/sessions', json=NEW)).json()['id']}"
    for path, body in (
        (f"{session}/turns", {"text": "Hello. What matters most to you?"}),
        (f"{session}/hints", {"level": 1}),
    ):
        first, second = [await worker.post(path, json=body, headers=KEY) for worker in workers]
        assert (first.status_code, first.content) == (second.status_code, second.content)
        assert "idempotency-replayed" not in first.headers
        assert second.headers["idempotency-replayed"] == "true"
    seen: dict[str, Any] = (await workers[1].get(session)).json()
    assert [turn["speaker"] for turn in seen["turns"]] == ["counterpart", "learner", "counterpart"]


async def test_what_was_answered_of_a_session_goes_with_it(
    workers: list[httpx.AsyncClient],
) -> None:
    one, other = workers
    opened = (await one.post("/v1/sessions", json=NEW, headers=KEY)).json()["id"]
    assert (await other.delete(f"/v1/sessions/{opened}")).status_code == 204
    anew = await one.post("/v1/sessions", json=NEW, headers=KEY)
    assert "idempotency-replayed" not in anew.headers
    assert anew.json()["id"] != opened


async def test_a_turn_told_as_events_is_told_again_by_the_other(
    workers: list[httpx.AsyncClient],
) -> None:
    session = f"/v1/sessions/{(await workers[0].post('/v1/sessions', json=NEW)).json()['id']}"
    body, headers = {"text": "What matters most to you?"}, KEY | {"accept": "text/event-stream"}
    first, second = [
        await worker.post(f"{session}/turns", json=body, headers=headers) for worker in workers
    ]
    assert first.text == second.text
    assert second.headers["idempotency-replayed"] == "true"
