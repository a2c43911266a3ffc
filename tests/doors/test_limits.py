"""A script that runs away meets a 429 that says when to go on; each learner has a minute."""

from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.api.counting import Kind, Limits, Standing, TooMany
from app.api.identity import principal
from app.main import create_app
from app.sessions.records import Principal
from tests.builders_door import PAGES, ScriptedSessions, services_around

pytestmark = pytest.mark.anyio
ME, ADA = Principal(), Principal(learner="ada")
SESSION = "/v1/sessions/ses_1"
NEW = {"scenario": "licence-renewal", "role": "client"}
TALK = {"scenario": "licence-renewal", "text": "Ada: Hello.\nBo: Hello."}
# What is counted: its kind, path and a body that is good.
COUNTED: list[tuple[Kind, str, dict[str, Any]]] = [
    ("turns", f"{SESSION}/turns", {"text": "Hello."}),
    ("turns", f"{SESSION}/end", {"action": "walk_away"}),
    ("turns", f"{SESSION}/turns/trn_1/correction", {"alternative": "alt_1"}),
    ("sessions", "/v1/sessions", NEW),
    ("sessions", f"{SESSION}/branches", {"turn": 2}),
    ("questions", "/v1/coach/questions", {"question": "What is a BATNA?"}),
    ("questions", f"{SESSION}/coach", {"question": "How did I do?"}),
    ("transcripts", "/v1/transcripts", TALK),
]


@dataclass
class Door:
    """A door that allows two of each kind, and the hand on its clock."""

    app: FastAPI
    sessions: ScriptedSessions
    at: list[float] = field(default_factory=lambda: [100.0])

    def __post_init__(self) -> None:
        kinds: tuple[Kind, ...] = ("turns", "sessions", "questions", "transcripts")
        self.app.state.limits = Limits(dict.fromkeys(kinds, 2), lambda: self.at[0])

    def client(self) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://localhost")


@pytest.fixture
def door() -> Door:
    sessions = ScriptedSessions()
    return Door(create_app(services_around(sessions), PAGES, ("localhost",)), sessions)


@pytest.mark.parametrize(("kind", "path", "body"), COUNTED)
async def test_more_than_a_minute_allows_is_refused_with_when_to_go_on(
    door: Door, kind: str, path: str, body: dict[str, Any]
) -> None:
    client = door.client()
    for left in (1, 0):
        taken = await client.post(path, json=body)
        assert taken.status_code != 429
        assert taken.headers["ratelimit-policy"] == f'"{kind}";q=2;w=60'
        assert taken.headers["ratelimit"] == f'"{kind}";r={left};t=60'
    door.at[0] += 20.5
    refused = await client.post(path, json=body)
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "40"
    assert refused.headers["ratelimit"] == f'"{kind}";r=0;t=40'
    problem = refused.json()
    assert problem["type"] == "urn:winwin:problem:too-many"
    assert "more than 2 in a minute" in problem["detail"]
    assert "40 s" in problem["detail"]
    door.at[0] += 39.5
    assert (await client.post(path, json=body)).status_code != 429


async def test_the_page_says_it_in_the_language_asked_for(door: Door) -> None:
    client = door.client()
    headers = {"accept-language": "es"}
    for _ in range(3):
        answer = await client.post("/v1/sessions", json=NEW, headers=headers)
    assert "dentro de 60 s" in answer.json()["detail"]


async def test_what_is_refused_reaches_no_use_case(door: Door) -> None:
    client = door.client()
    for _ in range(5):
        await client.post(f"{SESSION}/turns", json={"text": "Hello."})
    assert len(door.sessions.asked) == 2


async def test_each_learner_has_a_minute_of_their_own(door: Door) -> None:
    for learner in (ME, ADA):
        door.app.dependency_overrides[principal] = lambda who=learner: who
        for _ in range(2):
            assert (await door.client().post("/v1/sessions", json=NEW)).status_code == 201


async def test_a_key_refused_for_now_is_free_and_a_replay_does_not_count(door: Door) -> None:
    client = door.client()

    async def open_with(key: str) -> int:
        headers = {"idempotency-key": key}
        return (await client.post("/v1/sessions", json=NEW, headers=headers)).status_code

    assert [await open_with(key) for key in ("a", "a", "a", "b", "c")] == [201, 201, 201, 201, 429]
    door.at[0] += 60
    assert await open_with("c") == 201
    assert len(door.sessions.asked) == 3


@pytest.mark.parametrize("path", ["/v1/sessions", "/v1/scenarios", SESSION])
async def test_reading_is_not_counted(door: Door, path: str) -> None:
    for _ in range(5):
        answer = await door.client().get(path)
    assert answer.status_code == 200
    assert "ratelimit" not in answer.headers


async def test_without_limits_nothing_is_counted(door: Door) -> None:
    door.app.state.limits = Limits({"turns": 0}, lambda: 0.0)
    for _ in range(5):
        answer = await door.client().post(f"{SESSION}/turns", json={"text": "Hello."})
    assert answer.status_code == 200
    assert "ratelimit" not in answer.headers


def test_the_minute_slides() -> None:
    at = [0.0]
    limits = Limits({"turns": 2}, lambda: at[0])
    for at[0] in (0.0, 40.0, 60.0):
        limits.take("turns", ME)
    at[0] = 99.0
    with pytest.raises(TooMany) as refused:
        limits.take("turns", ME)
    assert refused.value.standing == Standing("turns", 2, 0, 1)
    at[0] = 100.0
    assert limits.take("turns", ME) == Standing("turns", 2, 0, 20)


def test_who_has_not_asked_for_a_minute_is_forgotten() -> None:
    at = [0.0]
    limits = Limits({"turns": 2}, lambda: at[0])
    for number in range(10_000):
        limits.take("turns", Principal(learner=str(number)))
    at[0] = 61.0
    limits.take("turns", ME)
    assert limits.counted == 1
