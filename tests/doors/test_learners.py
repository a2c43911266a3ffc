"""A learner's own data by the API: all of it as a file, and all of it gone."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.bootstrap import build_container
from app.main import create_app
from app.settings import Settings

pytestmark = pytest.mark.anyio


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    container = build_container(Settings(data_dir=tmp_path))
    app = create_app(container.services, container.pages, ("localhost",))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client
    await container.services.close()


async def played(client: httpx.AsyncClient) -> str:
    """Take a turn in a new session, under a key."""
    wish = {"scenario": "licence-renewal", "role": "client", "seed": 3}
    session = (await client.post("/v1/sessions", json=wish)).json()["id"]
    sent = {"text": "What matters most to you?"}
    key = {"idempotency-key": f"key-{session}"}
    taken = await client.post(f"/v1/sessions/{session}/turns", json=sent, headers=key)
    assert taken.is_success
    return str(session)


async def test_the_export_holds_what_was_said_and_comes_as_a_file(
    client: httpx.AsyncClient,
) -> None:
    session = await played(client)
    answer = await client.get("/v1/learners/me/export")
    assert answer.headers["content-disposition"] == 'attachment; filename="winwin-export.json"'
    assert answer.headers["cache-control"] == "no-store"
    found = answer.json()
    assert (found["tenant"], found["learner"]) == ("local", "local")
    assert [row["id"] for row in found["kept"]["session"]] == [session]
    assert "What matters most to you?" in [row["text"] for row in found["kept"]["turn"]]
    assert found["kept"]["event"]


async def test_the_export_of_an_open_game_gives_nothing_of_the_other_side_away(
    client: httpx.AsyncClient,
) -> None:
    await played(client)
    found = (await client.get("/v1/learners/me/export")).json()["kept"]
    assert all("document" not in row for row in found["session"])
    assert all("why" not in row for row in found["turn"])


async def test_deleting_says_how_many_and_leaves_nothing(client: httpx.AsyncClient) -> None:
    session = await played(client)
    await played(client)
    assert (await client.delete("/v1/learners/me")).json() == {"sessions": 2}
    assert (await client.get(f"/v1/sessions/{session}")).status_code == 404
    kept = (await client.get("/v1/learners/me/export")).json()["kept"]
    assert not any(kept.values())
    assert (await client.delete("/v1/learners/me")).json() == {"sessions": 0}
