"""Learners by the API: found and listed, and all that is kept of one as a file, or gone."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.api.access import let_in
from app.bootstrap import build_container
from app.main import create_app
from app.settings import Settings
from tests.builders_keys import ACME, GLOBEX, Guarded, a_guarded, a_session

pytestmark = pytest.mark.anyio


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    container = build_container(Settings(data_dir=tmp_path))
    app = create_app(container.services, container.pages, ("localhost",))
    let_in(app, container.access, keys_wanted=False)
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


@pytest.fixture(scope="module")
async def guarded() -> Guarded:
    return await a_guarded()


async def test_the_learner_at_a_laptop_is_there_without_anybody_making_them(
    client: httpx.AsyncClient,
) -> None:
    told = (await client.get("/v1/learners/me")).json()
    assert (told["id"], told["external_id"]) == ("local", None)
    assert (await client.get("/v1/learners/local")).json() == told


async def test_a_learner_is_made_once_for_an_id_at_the_host(guarded: Guarded) -> None:
    async with guarded.client(await guarded.key()) as door:
        made = await door.post("/v1/learners", json={"external_id": "Ada Lovelace <ada@lms>"})
        again = await door.post("/v1/learners", json={"external_id": "Ada Lovelace <ada@lms>"})
        assert (made.status_code, again.status_code) == (201, 200)
        assert made.json() == again.json()
        assert made.json()["id"].startswith("lrn_")
        one = await door.get(f"/v1/learners/{made.json()['id']}")
        assert one.json() == made.json()
    async with guarded.client(await guarded.key(GLOBEX)) as door:
        theirs = await door.post("/v1/learners", json={"external_id": "Ada Lovelace <ada@lms>"})
        assert theirs.json()["id"] != made.json()["id"]


async def test_learners_are_listed_newest_first_in_pages(guarded: Guarded) -> None:
    async with guarded.client(await guarded.key(GLOBEX)) as door:
        for number in range(3):
            await door.post("/v1/learners", json={"external_id": f"page {number}"})
        first = (await door.get("/v1/learners", params={"limit": 2})).json()
        assert [one["external_id"] for one in first["data"]] == ["page 2", "page 1"]
        cursor = {"limit": 2, "cursor": first["next_cursor"]}
        second = (await door.get("/v1/learners", params=cursor)).json()
        assert second["data"][0]["external_id"] == "page 0"


async def test_me_is_whoever_asks_and_an_id_is_for_keys_that_may_see_all(guarded: Guarded) -> None:
    ada, ben = await guarded.learner("ada"), await guarded.learner("ben")
    async with guarded.client(await guarded.token("ada")) as door:
        session = await a_session(door)
        for whose in ("me", ada):
            found = (await door.get(f"/v1/learners/{whose}/export")).json()
            assert (found["tenant"], found["learner"]) == (ACME, ada)
            assert [row["id"] for row in found["kept"]["session"]] == [session]
        assert (await door.get(f"/v1/learners/{ben}/export")).status_code == 404
    async with guarded.client(await guarded.key(scopes=frozenset({"learners"}))) as door:
        found = (await door.get(f"/v1/learners/{ada}/export")).json()
        assert [row["id"] for row in found["kept"]["session"]] == [session]
        assert (await door.get(f"/v1/learners/{ada}/progress")).json()["sessions"] == 0
        assert (await door.get("/v1/learners/me/export")).status_code == 403
    async with guarded.client(await guarded.key(), winwin_learner=ada) as door:
        assert (await door.get("/v1/learners/me")).json()["id"] == ada


async def test_who_was_deleted_is_known_no_more(guarded: Guarded) -> None:
    async with guarded.client(await guarded.token("flo")) as door:
        session = await a_session(door, is_ended=True)
        ticket = (await door.post(f"/v1/sessions/{session}/report-links")).json()["url"]
        assert (await door.delete("/v1/learners/me")).json() == {"sessions": 1}
        assert (await door.get("/v1/sessions")).status_code == 401
        wish = {"scenario": "licence-renewal", "role": "client"}
        assert (await door.post("/v1/sessions", json=wish)).status_code == 401
    async with guarded.client() as door:
        path = ticket.removeprefix("https://coach.example.org")
        assert (await door.get(path)).status_code == 401


async def test_a_key_deletes_all_of_one_learner_and_nothing_of_another(guarded: Guarded) -> None:
    cleo, dora = await guarded.token("cleo"), await guarded.token("dora")
    sessions = []
    for token in (cleo, dora):
        async with guarded.client(token) as door:
            sessions.append(await a_session(door))
    async with guarded.client(await guarded.key(scopes=frozenset({"learners"}))) as door:
        gone = await door.delete(f"/v1/learners/{await guarded.learner('cleo')}")
        assert gone.json() == {"sessions": 1}
    async with guarded.client(dora) as door:
        assert (await door.get(f"/v1/sessions/{sessions[1]}")).status_code == 200
    async with guarded.client(await guarded.token("cleo")) as door:
        assert (await door.get(f"/v1/sessions/{sessions[0]}")).status_code == 404
