"""Pages of other origins: those an embed key names may ask, with a key or token, and no others."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.errors import StorageBusy
from tests.builders_keys import ACME, PAGE, Guarded, a_guarded, a_session

pytestmark = pytest.mark.anyio
ALLOWED = "access-control-allow-origin"
ASKS = {"access-control-request-method": "POST", "access-control-request-headers": "authorization"}


@pytest.fixture(scope="module")
async def guarded() -> Guarded:
    made = await a_guarded()
    await made.embed_key(PAGE)
    return made


@pytest.fixture
async def page(guarded: Guarded) -> AsyncIterator[httpx.AsyncClient]:
    """A page of the origin an embed key names, with a learner's token."""
    async with guarded.client(await guarded.token("ada"), origin=PAGE) as door:
        yield door


async def test_a_browser_may_ask_for_a_page_of_a_named_origin_without_a_key(
    guarded: Guarded,
) -> None:
    async with guarded.client(origin=PAGE) as door:
        told = await door.options("/v1/sessions/ses_1/turns", headers=ASKS)
    assert (told.status_code, told.content) == (204, b"")
    assert told.headers[ALLOWED] == PAGE
    assert told.headers["access-control-allow-methods"] == "GET, POST, PUT, DELETE"
    allowed = told.headers["access-control-allow-headers"].lower().split(", ")
    assert {"authorization", "content-type", "idempotency-key", "last-event-id"} <= set(allowed)
    assert "winwin-learner" not in allowed, "no page may hold a secret key"
    assert "access-control-allow-credentials" not in told.headers
    assert "Origin" in told.headers["vary"]


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://lms.example.org", f"{PAGE}:8443", f"{PAGE}.evil.example",
     f"{PAGE}/", "null", PAGE.upper(), f"{PAGE}, https://evil.example"],
)  # fmt: skip
async def test_no_other_origin_is_let_through(guarded: Guarded, origin: str) -> None:
    async with guarded.client(await guarded.token("ada"), origin=origin) as door:
        answers = [
            await door.options("/v1/sessions", headers=ASKS),
            await door.get("/v1/sessions"),
            await door.get("/v1/scenarios"),
        ]
    for refused in answers:
        assert refused.status_code == 403
        assert refused.json()["type"] == "urn:winwin:problem:origin-not-allowed"
        assert ALLOWED not in refused.headers


async def test_two_origins_in_one_request_are_none(guarded: Guarded) -> None:
    async with guarded.client() as door:
        sent = [("origin", PAGE), ("origin", PAGE)]
        assert (await door.get("/v1/scenarios", headers=sent)).status_code == 403


async def test_a_named_origin_does_not_open_a_host_that_is_not_allowed(guarded: Guarded) -> None:
    async with guarded.client(origin=PAGE, host="evil.example") as door:
        refused = await door.options("/v1/sessions", headers=ASKS)
    assert refused.json()["type"] == "urn:winwin:problem:host-not-allowed"
    assert ALLOWED not in refused.headers


async def test_answers_errors_and_streams_can_be_read_by_the_page(page: httpx.AsyncClient) -> None:
    session = await a_session(page)
    path = f"/v1/sessions/{session}"
    answers = [
        await page.get(path),
        await page.get("/v1/sessions/ses_none"),
        await page.post(f"{path}/turns", json={"text": ""}),
        await page.post(f"{path}/turns", content=b" " * 70_000),
        await page.get("/v1/keys"),
        await page.get("/v1/nothing"),
        await page.get(f"{path}/events", headers={"accept": "text/event-stream"}),
    ]
    assert [one.status_code for one in answers] == [200, 404, 422, 413, 403, 404, 200]
    for answer in answers:
        assert answer.headers[ALLOWED] == PAGE
        exposed = answer.headers["access-control-expose-headers"].lower().split(", ")
        assert {"x-request-id", "ratelimit", "retry-after", "idempotency-replayed"} <= set(exposed)
        assert "Origin" in answer.headers["vary"]


async def test_a_page_reads_why_a_key_is_wanted_and_that_the_server_failed(
    guarded: Guarded, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with guarded.client(origin=PAGE) as door:
        refused = await door.get("/v1/sessions")
        assert (refused.status_code, refused.headers[ALLOWED]) == (401, PAGE)
    use = guarded.whole.container.services

    async def broken(*_: object) -> None:
        raise ValueError("a fault of ours")

    monkeypatch.setattr(use.sessions, "sessions", broken)
    async with guarded.client(await guarded.token("ada"), origin=PAGE) as door:
        failed = await door.get("/v1/sessions")
    assert (failed.status_code, failed.headers[ALLOWED]) == (500, PAGE)


async def test_what_may_be_kept_between_is_told_apart_by_origin(guarded: Guarded) -> None:
    async with guarded.client() as door:
        plain = await door.get("/v1/scenarios")
    assert "Origin" in plain.headers["vary"]
    assert ALLOWED not in plain.headers


async def test_the_servers_own_page_needs_no_embed_key(guarded: Guarded) -> None:
    async with guarded.client(await guarded.token("ada"), origin="http://localhost") as door:
        answer = await door.get("/v1/sessions")
    assert answer.status_code == 200
    assert ALLOWED not in answer.headers


async def test_a_page_of_another_origin_is_not_the_learner_at_a_laptop() -> None:
    laptop = await a_guarded(keys_wanted=False)
    key = await laptop.embed_key(PAGE)
    async with laptop.client() as door:
        assert (await door.get("/v1/keys")).status_code == 200
    async with laptop.client(origin=PAGE) as door:
        for method, path in (("GET", "/v1/sessions"), ("GET", "/v1/keys"), ("GET", "/metrics"),
                             ("DELETE", "/v1/learners/me"), ("POST", "/v1/keys")):  # fmt: skip
            refused = await door.request(method, path, json={} if method == "POST" else None)
            assert refused.json()["type"] == "urn:winwin:problem:key-wanted", path
        headers = {"authorization": f"Bearer {key}"}
        made = await door.post("/v1/tokens", json={}, headers=headers)
        assert made.status_code == 201
        assert made.json()["tenant"] == ACME


async def test_an_origin_goes_with_its_key() -> None:
    guarded = await a_guarded()
    made = await guarded.access.keys.make(ACME, "embed", origins=frozenset({PAGE}))
    async with guarded.client(origin=PAGE) as door:
        assert (await door.get("/v1/scenarios")).status_code == 200
        await guarded.access.keys.revoke(ACME, made.record.id)
        assert (await door.get("/v1/scenarios")).status_code == 403


async def test_without_its_database_a_server_says_so_to_a_page(
    guarded: Guarded, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy() -> frozenset[str]:
        raise StorageBusy("locked")

    monkeypatch.setattr(guarded.access.who, "origins", busy)
    async with guarded.client(origin="https://evil.example") as door:
        answer = await door.get("/v1/scenarios")
    assert answer.status_code == 503
    assert answer.json()["type"] == "urn:winwin:problem:storage-busy"
    assert ALLOWED not in answer.headers
