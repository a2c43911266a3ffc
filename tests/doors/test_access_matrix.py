"""Who reaches what: every route, asked by everybody who should not get what is behind it.

A route without a row fails: whoever adds one says here who may use it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.learners.access import Access, Scope
from app.sessions.endpoints import Wish
from tests.builders_keys import (
    ACME,
    EVERYTHING,
    GLOBEX,
    PAGE,
    Guarded,
    Host,
    a_guarded,
    a_session,
    routes_of,
)

pytestmark = pytest.mark.anyio
# Not taken at all, whatever is asked for.
NEVER = (
    "expired token",
    "revoked key",
    "wrong audience",
    "too long a life",
    "retired kid",
    "alg none",
    "HS256 by the public key",
    "of another tenant's host",
    "made up",
)
YES = 200
HOOK = "https://lms.example.org/hooks"
_DELIVERIES = "/v1/webhooks/{webhook_id}/deliveries"


@dataclass(frozen=True)
class Row:
    """What a route is asked with, the scope of keys it wants, and what each asker gets."""

    scope: Scope
    gets: Mapping[str, int]
    body: dict[str, Any] | None = None
    query: str = ""


# Everybody not named gets through; those in NEVER get a 401 wherever "nobody" does.
_OPEN: Mapping[str, int] = {}
_SHUT = {"nobody": 401, "embed key": 403, "ticket": 403, "without the scope": 403}
# Below a session of Ada's.
_HERS = {**_SHUT, "another learner": 404, "another tenant": 404, "another session's": 404}
_HERS["naming no learner"] = 422
# Of whoever asks.
_OWN = {**_SHUT, "another session's": 403, "naming no learner": 422}
_ASKED = {**_OWN, "another session's": YES}
# Of nobody: an author's own text, and no learner has to be named.
_DRAFT = dict(_SHUT)
# Ada, by her id.
_ADA = {**_SHUT, "another learner": 404, "another tenant": 404, "another session's": 403}
_TENANT = {**_SHUT, "another learner": 403, "another session's": 403, "Ada": 403}
_TENANTS_ONE = {**_TENANT, "another tenant": 404}
_MADE = {**_TENANT, "embed key": 422}
_ENDED = {
    "nobody": 401,
    **dict.fromkeys(
        ("embed key", "ticket", "without the scope", "another tenant", "naming no learner"), 403
    ),
}


def her(body: dict[str, Any] | None = None, query: str = "") -> Row:
    return Row("play", _HERS, body, query)


def open_to_all(query: str = "") -> Row:
    return Row("play", _OPEN, None, query)


ROWS: Mapping[str, Row] = {
    "GET /v1/openapi.json": open_to_all(),
    "HEAD /v1/openapi.json": open_to_all(),
    "GET /v1/events.schema.json": open_to_all(),
    "GET /v1/scenarios": open_to_all(),
    "GET /v1/scenarios/{scenario_id}": open_to_all("?role=client"),
    "GET /v1/glossary": open_to_all(),
    "GET /v1/glossary/{entry_id}": open_to_all(),
    "GET /healthz": open_to_all(),
    "GET /readyz": open_to_all(),
    "GET /docs": open_to_all(),
    "GET /docs/docs.css": open_to_all(),
    "GET /static/report.css": open_to_all(),
    "GET /static/glossary.css": open_to_all(),
    "GET /static/{path:path}": open_to_all(),
    "HEAD /static/{path:path}": open_to_all(),
    "GET /glossary": open_to_all(),
    "GET /glossary/{entry_id}": open_to_all(),
    "GET /": open_to_all(),
    "HEAD /": open_to_all(),
    "GET /v1/sessions/{session_id}": her(),
    "DELETE /v1/sessions/{session_id}": her(),
    "POST /v1/sessions/{session_id}/turns": her({"text": "What matters most to you?"}),
    "POST /v1/sessions/{session_id}/turns/{turn_id}/correction": her({"alternative": "question"}),
    "POST /v1/sessions/{session_id}/end": her({"action": "walk_away"}),
    "GET /v1/sessions/{session_id}/events": her(),
    "GET /v1/sessions/{session_id}/report": her(),
    "GET /v1/sessions/{session_id}/report/pictures": her(),
    "GET /v1/sessions/{session_id}/report/pictures/{name}.png": her(),
    "GET /v1/sessions/{session_id}/report/pictures/{name}.svg": her(),
    "GET /v1/sessions/{session_id}/preparation": her(),
    "PUT /v1/sessions/{session_id}/preparation": her({"interests": "x"}),
    "POST /v1/sessions/{session_id}/hints": her({"level": 1}),
    "POST /v1/sessions/{session_id}/beliefs": her({"order": ["price"]}),
    "POST /v1/sessions/{session_id}/reflection": her({"skipped": True}),
    "POST /v1/sessions/{session_id}/branches": her({"turn": 2}),
    "POST /v1/sessions/{session_id}/coach": her({"question": "What went well?"}),
    "POST /v1/sessions/{session_id}/report-links": her(),
    "GET /sessions/{session_id}/report": her(),
    "POST /v1/sessions": Row("play", _OWN, {"scenario": "licence-renewal", "role": "client"}),
    "GET /v1/sessions": Row("play", _OWN),
    "POST /v1/transcripts": Row("play", _OWN, {"text": "Ada: Hello.\nBo: Hello. I offer 5."}),
    "POST /v1/scenarios/validate": Row("play", _DRAFT, {"yaml": "a: ["}),
    "POST /v1/scenarios/preview": Row("play", _DRAFT, {"yaml": "a: ["}),
    "POST /v1/coach/questions": Row("play", _ASKED, {"question": "What is a BATNA?"}),
    "GET /v1/learners/{learner_id}": Row("learners", _ADA),
    # Ada has deleted herself when the key comes.
    "DELETE /v1/learners/{learner_id}": Row("learners", {**_ADA, "naming no learner": 404}),
    "GET /v1/learners/{learner_id}/export": Row("learners", _ADA),
    "GET /v1/learners/{learner_id}/progress": Row("learners", _ADA),
    "GET /v1/learners": Row("learners", _TENANT),
    "POST /v1/learners": Row("learners", _TENANT, {"external_id": "zoe"}),
    "POST /v1/tokens": Row("tokens", _MADE, {"external_id": "zoe"}),
    "DELETE /v1/tokens/current": Row("tokens", _ENDED),
    "GET /v1/keys": Row("keys", _TENANT),
    "POST /v1/keys": Row("keys", _TENANT, {}),
    "POST /v1/keys/{key_id}/rotate": Row("keys", _TENANTS_ONE, {}),
    "DELETE /v1/keys/{key_id}": Row("keys", _TENANTS_ONE),
    "GET /v1/host-keys": Row("keys", _TENANT),
    "POST /v1/host-keys": Row("keys", _TENANT, {"public_key": Host().public_pem}),
    "DELETE /v1/host-keys/{kid}": Row("keys", _TENANTS_ONE),
    "GET /v1/webhooks": Row("webhooks", _TENANT),
    "POST /v1/webhooks": Row("webhooks", _TENANT, {"url": HOOK}),
    "GET /v1/webhooks/{webhook_id}": Row("webhooks", _TENANTS_ONE),
    "PATCH /v1/webhooks/{webhook_id}": Row("webhooks", _TENANTS_ONE, {"is_on": False}),
    "DELETE /v1/webhooks/{webhook_id}": Row("webhooks", _TENANTS_ONE),
    "POST /v1/webhooks/{webhook_id}/test": Row("webhooks", _TENANTS_ONE),
    "POST /v1/webhooks/{webhook_id}/rotate-secret": Row("webhooks", _TENANTS_ONE),
    "GET /v1/webhooks/{webhook_id}/deliveries": Row("webhooks", _TENANTS_ONE),
    f"POST {_DELIVERIES}/{{delivery_id}}/resend": Row("webhooks", _TENANTS_ONE),
    "GET /v1/export.csv": Row("export", _TENANT),
    "GET /metrics": Row("metrics", _TENANT),
}


@dataclass
class Asked:
    """One route of a server, with what of Ada's stands in its address, and all who ask."""

    guarded: Guarded
    row: Row
    method: str
    path: str
    askers: dict[str, dict[str, str]] = field(default_factory=dict)

    async def by(self, asker: str) -> httpx.Response:
        """Ask as one of them."""
        async with self.guarded.client() as door:
            path, headers = f"{self.path}{self.row.query}", self.askers[asker]
            return await door.request(self.method, path, headers=headers, json=self.row.body)


async def asked(guarded: Guarded, route: str) -> Asked:
    """Return a route with everybody who asks; all of them are made anew."""
    row = ROWS[route]
    method, _, path = route.partition(" ")
    ada = await guarded.token("ada")
    async with guarded.client(ada) as door:
        session, another = await a_session(door), await a_session(door)
        words = {"text": "What matters most to you?"}
        taken = await door.post(f"/v1/sessions/{session}/turns", json=words)
    spare = (await guarded.access.keys.make(ACME, "secret")).record.id
    kid = f"kid-{spare}"
    await guarded.access.host_keys.add(ACME, Host().public_pem, kid)
    here = {
        "session_id": session,
        "turn_id": taken.json()["turns"][0]["id"],
        "name": "trajectory",
        "learner_id": await guarded.learner("ada"),
        "key_id": spare,
        "kid": kid,
        "scenario_id": "licence-renewal",
        "entry_id": "batna",
        "path:path": "main.js",
    }
    if "{webhook_id}" in path:
        here |= await _webhook(guarded)
    for name, value in here.items():
        path = path.replace(f"{{{name}}}", value)
    askers = {
        "nobody": {},
        "Ada": _bearer(ada),
        "another learner": _bearer(await guarded.token("ben")),
        "another tenant": _bearer(await guarded.key(GLOBEX))
        | {"winwin-learner": await guarded.learner("ada", GLOBEX)},
        "another session's": _bearer(await guarded.token("ada", session=another)),
        "embed key": _bearer(await guarded.embed_key()) | {"origin": PAGE},
        "ticket": _bearer(await guarded.ticket("ada", session)),
        "naming no learner": _bearer(await guarded.key()),
        "without the scope": _bearer(await guarded.key(scopes=EVERYTHING - {row.scope})),
    }
    return Asked(guarded, row, method, path, askers | await _never(guarded))


async def _webhook(guarded: Guarded) -> dict[str, str]:
    """Return the one webhook of acme, made anew, and a message on its way to it."""
    webhooks = guarded.whole.container.services.webhooks
    for old in await webhooks.list(ACME):
        await webhooks.remove(ACME, old.id)
    made = (await webhooks.make(ACME, Wish(HOOK, ("report.ready",), ""))).record.id
    return {"webhook_id": made, "delivery_id": (await webhooks.test(ACME, made)).delivery.id}


async def _never(guarded: Guarded) -> dict[str, dict[str, str]]:
    """Return everything that is not taken, each just wrong in one thing."""
    host, access = guarded.host, guarded.access
    revoked = await access.keys.make(ACME, "secret", scopes=EVERYTHING)
    await access.keys.revoke(ACME, revoked.record.id)
    retired = Host(kid=f"retired-{revoked.record.id}")
    await access.host_keys.add(ACME, retired.public_pem, retired.kid)
    await access.host_keys.retire(ACME, retired.kid)
    bearers = {
        "expired token": await guarded.expired_token("ada"),
        "revoked key": revoked.secret,
        "wrong audience": host.signs(aud="https://other.example.org"),
        "too long a life": host.signs(life=16 * 60),
        "retired kid": retired.signs(),
        "alg none": host.signs(alg="none"),
        "HS256 by the public key": host.signs(alg="HS256"),
        "of another tenant's host": host.signs(iss=GLOBEX),
        "made up": "wwt_" + "A" * 43,
    }
    assert tuple(bearers) == NEVER
    return {name: _bearer(bearer) for name, bearer in bearers.items()}


def _bearer(secret: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret}"}


@pytest.fixture(scope="module")
async def guarded() -> Guarded:
    return await a_guarded()


async def test_every_route_has_a_row(guarded: Guarded) -> None:
    assert {f"{method} {path}" for method, path in routes_of(guarded.app)} == set(ROWS)


@pytest.mark.parametrize("route", ROWS)
async def test_a_route_answers_each_asker_as_it_should(guarded: Guarded, route: str) -> None:
    door = await asked(guarded, route)
    gets = {**dict.fromkeys(NEVER, door.row.gets.get("nobody", YES)), **door.row.gets}
    # Ada comes last: what she does may end what the others ask for.
    for asker in sorted(door.askers, key=lambda one: (one in {"Ada", "naming no learner"}, one)):
        answer = await door.by(asker)
        wanted = gets.get(asker, YES)
        if wanted == YES:
            assert answer.status_code not in {401, 403, 404}, (asker, answer.text)
        else:
            assert answer.status_code == wanted, (asker, answer.text)
        if answer.status_code == 401:
            assert answer.headers["www-authenticate"].startswith("Bearer"), asker


async def test_what_a_host_signs_is_taken_while_it_is_good(guarded: Guarded) -> None:
    async with guarded.client(guarded.host.signs(sub="cy")) as door:
        session = await a_session(door)
    async with guarded.client(await guarded.token("cy")) as door:
        assert (await door.get(f"/v1/sessions/{session}")).status_code == 200
    async with guarded.client(guarded.host.signs(sub="dee")) as door:
        assert (await door.get(f"/v1/sessions/{session}")).status_code == 404


async def test_a_key_acts_for_learners_of_its_tenant_alone(guarded: Guarded) -> None:
    ada, her_like = await guarded.learner("ada"), await guarded.learner("ada", GLOBEX)
    async with guarded.client(await guarded.key()) as door:
        for learner, status in ((ada, 200), (her_like, 404), ("local", 404), ("lrn_none", 404)):
            headers = {"winwin-learner": learner}
            assert (await door.get("/v1/sessions", headers=headers)).status_code == status


async def test_whoever_asks_for_a_list_sees_nothing_of_others(guarded: Guarded) -> None:
    async with guarded.client(await guarded.token("ada")) as door:
        session = await a_session(door)
    everything = await guarded.key(GLOBEX)
    learner = {"winwin-learner": await guarded.learner("gus", GLOBEX)}
    async with guarded.client(everything, **learner) as door:
        for path in ("/v1/sessions", "/v1/learners", "/v1/keys", "/v1/host-keys"):
            told = await door.get(path, params={"limit": 100})
            assert told.status_code == 200, path
            assert session not in told.text
            assert await guarded.learner("ada") not in told.text
            for one in await guarded.access.keys.list(ACME):
                assert one.id not in told.text


async def test_an_expired_token_says_so_and_a_made_up_one_does_not(guarded: Guarded) -> None:
    said = {}
    for name, bearer in {
        "expired": await guarded.expired_token("ada"),
        "made up": "wwt_" + "B" * 43,
        "no token": "hello",
        "two dots": "a.b.c",
    }.items():
        async with guarded.client(bearer) as door:
            said[name] = (await door.get("/v1/sessions")).json()
    assert said["expired"]["type"] == "urn:winwin:problem:token-expired"
    others = {one["detail"] for name, one in said.items() if name != "expired"}
    assert len(others) == 1
    assert said["made up"]["type"] == said["two dots"]["type"] == "urn:winwin:problem:token-refused"


async def test_a_token_that_ends_is_not_taken_any_more(guarded: Guarded) -> None:
    maker = Access(ACME, None, "secret", EVERYTHING)
    ada = await guarded.learner("ada")
    made = await guarded.access.tokens.for_learner(maker, ada, None, 30)
    async with guarded.client(made.token) as door:
        assert (await door.get("/v1/sessions")).status_code == 200
        guarded.clock.ahead = timedelta(minutes=31)
        late = await door.get("/v1/sessions")
        guarded.clock.ahead = timedelta()
    assert late.json()["type"] == "urn:winwin:problem:token-expired"
