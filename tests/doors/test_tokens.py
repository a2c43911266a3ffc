"""Learners' tokens and tickets to a report: who makes them, what they open, and when they end."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.api.counting import Limits
from tests.builders_keys import (
    ACME,
    EVERYTHING,
    GLOBEX,
    PAGE,
    PUBLIC,
    Guarded,
    Host,
    a_guarded,
    a_session,
)
from tests.builders_log import written

pytestmark = pytest.mark.anyio
TOKENS = "/v1/tokens"


@pytest.fixture(scope="module")
async def guarded() -> Guarded:
    return await a_guarded()


async def make(door: httpx.AsyncClient, **body: object) -> dict[str, Any]:
    made = await door.post(TOKENS, json=body)
    assert made.status_code == 201, made.text
    assert made.headers["cache-control"] == "no-store"
    told: dict[str, Any] = made.json()
    return told


def problem(answer: httpx.Response) -> tuple[int, str]:
    """Return status and name of a problem."""
    return answer.status_code, answer.json()["type"].removeprefix("urn:winwin:problem:")


async def test_a_secret_key_makes_a_token_for_a_learner_the_host_names(guarded: Guarded) -> None:
    async with guarded.client(await guarded.key()) as door:
        first = await make(door, external_id="ada")
        again = await make(door, learner=first["learner"], minutes=5)
    assert first["tenant"] == ACME
    assert first["session"] is None
    assert first["learner"] == again["learner"] == await guarded.learner("ada")
    assert first["token"] != again["token"]
    left = datetime.fromisoformat(again["expires_at"]) - datetime.now(UTC)
    assert timedelta(minutes=4) < left < timedelta(minutes=6)
    async with guarded.client(first["token"]) as door:
        assert (await door.get("/v1/learners/me")).json()["external_id"] == "ada"


@pytest.mark.parametrize("body", [{}, {"learner": "lrn_1", "external_id": "ada"}])
async def test_a_secret_key_names_exactly_one_learner(
    guarded: Guarded, body: dict[str, str]
) -> None:
    async with guarded.client(await guarded.key()) as door:
        refused = await door.post(TOKENS, json=body)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/learner"


async def test_a_token_for_another_tenants_learner_or_session_is_not_there(
    guarded: Guarded,
) -> None:
    async with guarded.client(await guarded.token("ada")) as door:
        session = await a_session(door)
    async with guarded.client(await guarded.key()) as door:
        bound = await make(door, external_id="ada", session=session)
        assert bound["session"] == session
        of_ben = {"external_id": "ben", "session": session}
        assert problem(await door.post(TOKENS, json=of_ben)) == (404, "not-found")
        theirs = {"learner": await guarded.learner("gus", GLOBEX)}
        assert problem(await door.post(TOKENS, json=theirs)) == (404, "not-found")


async def test_a_token_bound_to_a_session_plays_it_and_nothing_else(guarded: Guarded) -> None:
    async with guarded.client(await guarded.token("ada")) as door:
        session = await a_session(door, is_ended=True)
    async with guarded.client(await guarded.token("ada", session=session)) as door:
        path = f"/v1/sessions/{session}"
        assert (await door.get(path)).status_code == 200
        assert (await door.get(f"{path}/report")).status_code == 200
        assert (await door.post(f"{path}/report-links")).status_code == 201
        asked = {"question": "What is a BATNA?"}
        assert (await door.post("/v1/coach/questions", json=asked)).status_code == 200
        for method, where, body in (
            ("POST", "/v1/sessions", {"scenario": "licence-renewal", "role": "client"}),
            ("POST", f"{path}/branches", {"turn": 2}),
            ("GET", "/v1/sessions", None),
            ("DELETE", "/v1/learners/me", None),
            ("GET", "/v1/learners/me/export", None),
        ):
            refused = await door.request(method, where, json=body)
            assert problem(refused) == (403, "forbidden"), where
            assert "bound to one session" in refused.json()["detail"]


async def test_what_a_host_signs_becomes_a_token_that_lasts_longer(guarded: Guarded) -> None:
    async with guarded.client(guarded.host.signs(sub="eve", life=60)) as door:
        made = await make(door)
        assert made["learner"] == await guarded.learner("eve")
        for name, value in (("minutes", 5), ("learner", made["learner"]), ("session", "ses_1")):
            refused = await door.post(TOKENS, json={name: value})
            assert refused.json()["errors"][0]["pointer"] == f"/{name}"


async def test_an_embed_key_makes_a_new_visitor_each_time_from_its_pages_alone(
    guarded: Guarded,
) -> None:
    key = await guarded.embed_key()
    await guarded.embed_key("https://other.example.org")
    async with guarded.client(key, origin=PAGE) as door:
        first, second = await make(door), await make(door)
        assert first["learner"] != second["learner"]
        assert problem(await door.get("/v1/sessions")) == (403, "forbidden")
        assert (await door.post(TOKENS, json={"external_id": "ada"})).status_code == 422
    for headers in ({}, {"origin": "https://other.example.org"}):
        async with guarded.client(key, **headers) as door:
            assert problem(await door.post(TOKENS, json={})) == (403, "forbidden")
    async with guarded.client(first["token"]) as door:
        assert (await door.get("/v1/learners/me")).json()["external_id"] is None
        await a_session(door)


async def test_a_token_makes_no_other_and_is_ended_by_who_has_it(guarded: Guarded) -> None:
    async with guarded.client(await guarded.token("ada")) as door:
        assert problem(await door.post(TOKENS, json={})) == (403, "forbidden")
        assert (await door.delete(f"{TOKENS}/current")).status_code == 204
        assert problem(await door.get("/v1/sessions")) == (401, "token-refused")
    async with guarded.client(await guarded.key()) as door:
        assert problem(await door.delete(f"{TOKENS}/current")) == (403, "forbidden")


async def test_an_answer_with_a_secret_is_never_kept_for_a_second_request(
    guarded: Guarded,
) -> None:
    async with guarded.client(await guarded.token("ada")) as door:
        session = await a_session(door)
    ada = await guarded.learner("ada")
    async with guarded.client(await guarded.key(), winwin_learner=ada) as door:
        for path, body in (
            (TOKENS, {"external_id": "ada"}),
            ("/v1/keys", {}),
            (f"/v1/sessions/{session}/report-links", None),
        ):
            sent = {"idempotency-key": "same"}
            answers = [await door.post(path, json=body, headers=sent) for _ in range(2)]
            assert [one.status_code for one in answers] == [201, 201]
            assert answers[0].text != answers[1].text
            assert {one.headers["cache-control"] for one in answers} == {"no-store"}
            assert all("idempotency-replayed" not in one.headers for one in answers)


async def test_a_key_makes_so_many_tokens_in_a_minute_and_an_embed_key_for_each_address(
    guarded: Guarded,
) -> None:
    guarded.app.state.limits = Limits({"tokens": 2}, lambda: 100.0)
    try:
        async with guarded.client(await guarded.key()) as door:
            sent = [await door.post(TOKENS, json={"external_id": "ada"}) for _ in range(3)]
        assert [one.status_code for one in sent] == [201, 201, 429]
        assert sent[2].headers["ratelimit-policy"] == '"tokens";q=2;w=60'
        key = await guarded.embed_key()
        for address in ("192.0.2.1", "192.0.2.2"):
            transport = httpx.ASGITransport(guarded.app, client=(address, 1))
            headers = {"authorization": f"Bearer {key}", "origin": PAGE}
            async with httpx.AsyncClient(
                transport=transport, base_url="http://localhost", headers=headers
            ) as door:
                sent = [await door.post(TOKENS, json={}) for _ in range(3)]
            assert [one.status_code for one in sent] == [201, 201, 429]
    finally:
        del guarded.app.state.limits


async def test_a_class_behind_one_address_may_send_tokens_that_have_ended(
    guarded: Guarded,
) -> None:
    guarded.app.state.limits = Limits({"refused": 20}, lambda: 100.0)
    try:
        async with guarded.client("wwt_of-a-tab-left-open") as door:
            answers = [await door.get("/v1/sessions") for _ in range(25)]
        assert {one.status_code for one in answers} == {401}
    finally:
        del guarded.app.state.limits


async def test_too_many_that_are_not_taken_are_told_to_wait_and_a_good_one_is_not(
    guarded: Guarded,
) -> None:
    guarded.app.state.limits = Limits({"refused": 20}, lambda: 100.0)
    try:
        async with guarded.client("wwk_nonsense") as door:
            answers = [await door.get("/v1/sessions") for _ in range(21)]
        assert {one.status_code for one in answers[:20]} == {401}
        assert problem(answers[20]) == (429, "too-many-refused")
        assert answers[20].headers["retry-after"] == "60"
        async with guarded.client(await guarded.token("ada")) as door:
            assert (await door.get("/v1/sessions")).status_code == 200
        async with guarded.client(await guarded.expired_token("ada")) as door:
            assert problem(await door.get("/v1/sessions")) == (401, "token-expired")
    finally:
        del guarded.app.state.limits


@pytest.mark.parametrize(
    "header", ["Basic YTpi", "Bearer", "Bearer ", "wwt_x", "Bearer a b", "Bearer \xff", "B" * 9_000]
)
async def test_what_is_no_bearer_is_refused_on_a_laptop_too(header: str) -> None:
    laptop = await a_guarded(keys_wanted=False)
    async with laptop.client() as door:
        assert (await door.get("/v1/sessions")).status_code == 200
        sent = {b"authorization": header.encode("latin1")}
        refused = await door.get("/v1/sessions", headers=sent)
    assert problem(refused) == (401, "token-refused")
    assert refused.headers["www-authenticate"] == 'Bearer error="invalid_token"'


async def test_two_keys_in_one_request_are_none(guarded: Guarded) -> None:
    good = f"Bearer {await guarded.token('ada')}"
    async with guarded.client() as door:
        sent = [("authorization", good), ("authorization", good)]
        assert problem(await door.get("/v1/sessions", headers=sent)) == (401, "token-refused")


async def test_a_problem_comes_in_the_language_asked_for(guarded: Guarded) -> None:
    async with guarded.client(accept_language="es") as door:
        told = (await door.get("/v1/sessions")).json()
    assert told["title"] == "Hace falta una clave"
    async with guarded.client(await guarded.token("ada"), accept_language="es") as door:
        told = (await door.get("/v1/keys")).json()
    assert told["detail"].endswith("hace falta una clave secreta con el permiso «keys».")


class TestReportLinks:
    """Addresses with a ticket."""

    async def test_a_link_opens_one_report_in_every_form_and_nothing_else(
        self, guarded: Guarded
    ) -> None:
        async with guarded.client(await guarded.token("ada")) as door:
            session, other = await a_session(door, is_ended=True), await a_session(door)
            link = (await door.post(f"/v1/sessions/{session}/report-links")).json()["url"]
        assert link.startswith(f"{PUBLIC}/sessions/{session}/report?ticket=wwr_")
        ticket = link.partition("?")[2]
        api = f"/v1/sessions/{session}"
        async with guarded.client() as door:
            page = await door.get(link.removeprefix(PUBLIC))
            assert (page.status_code, page.headers["content-type"][:9]) == (200, "text/html")
            for path in ("report", "report?format=md", "report?format=html", "report/pictures"):
                joined = f"{api}/{path}{'&' if '?' in path else '?'}{ticket}"
                assert (await door.get(joined)).status_code == 200, path
            names = (await door.get(f"{api}/report/pictures?{ticket}")).json()["data"]
            assert (await door.get(f"{names[0]['svg']}?{ticket}")).status_code == 200
            for path in (f"/sessions/{other}/report", f"/v1/sessions/{other}/report"):
                assert problem(await door.get(f"{path}?{ticket}")) == (404, "not-found")
            for path in (api, f"{api}/events", "/v1/sessions", "/v1/learners/me/export"):
                assert problem(await door.get(f"{path}?{ticket}")) == (401, "key-wanted")
            for path in (api, "/v1/learners/me"):
                assert problem(await door.delete(f"{path}?{ticket}")) == (401, "key-wanted")

    async def test_a_link_works_for_ten_minutes(self, guarded: Guarded) -> None:
        async with guarded.client(await guarded.token("ada")) as door:
            session = await a_session(door, is_ended=True)
        ticket = await guarded.ticket("ada", session)
        path = f"/v1/sessions/{session}/report?ticket={ticket}"
        async with guarded.client() as door:
            assert (await door.get(path)).status_code == 200
            guarded.clock.ahead = timedelta(minutes=11)
            late = await door.get(path)
            guarded.clock.ahead = timedelta()
        assert problem(late) == (401, "token-expired")

    @pytest.mark.parametrize("made", ["token", "key", "jwt", "nothing"])
    async def test_nothing_else_is_taken_in_an_address(self, guarded: Guarded, made: str) -> None:
        async with guarded.client(await guarded.token("ada")) as door:
            session = await a_session(door, is_ended=True)
        secrets = {
            "token": await guarded.token("ada"),
            "key": await guarded.key(),
            "jwt": guarded.host.signs(),
            "nothing": "",
        }
        async with guarded.client() as door:
            refused = await door.get(f"/v1/sessions/{session}/report?ticket={secrets[made]}")
        assert problem(refused) == (401, "token-refused")

    async def test_a_link_is_made_for_the_learner_a_key_names(self, guarded: Guarded) -> None:
        async with guarded.client(await guarded.token("ada")) as door:
            session = await a_session(door)
        path = f"/v1/sessions/{session}/report-links"
        for learner, status in (("ada", 201), ("ben", 404)):
            key = await guarded.key(scopes=frozenset({"play"}))
            named = await guarded.learner(learner)
            async with guarded.client(key, winwin_learner=named) as door:
                assert (await door.post(path)).status_code == status


async def test_no_secret_reaches_the_log_and_the_tenant_does(guarded: Guarded) -> None:
    async with guarded.client(await guarded.token("ada")) as door:
        session = await a_session(door, is_ended=True)
    secrets = [
        await guarded.key(scopes=EVERYTHING),
        await guarded.ticket("ada", session),
        guarded.host.signs(),
        Host().signs(),
        "wwk_made_up",
    ]
    with written() as lines:
        for secret in secrets:
            async with guarded.client(secret) as door:
                await door.get("/v1/keys")
                await door.post(TOKENS, json={"external_id": "ada"})
            async with guarded.client() as door:
                await door.get(f"/sessions/{session}/report?ticket={secret}")
    told = str(lines.written)
    assert "acme" in told
    assert not re.search(r"ww[ketr]_|eyJ|ticket=", told)
    assert not any(secret in told for secret in secrets)
