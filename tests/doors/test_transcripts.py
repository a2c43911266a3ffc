"""POST /v1/transcripts judges a talk between two people and keeps nothing of it."""

import json

import httpx
import pytest

from app.main import create_app
from app.review.people.transcript import MOST_TURNS
from tests.builders_door import PAGES, ScriptedSessions, services_around
from tests.builders_people import BIKE, ROLES, judged, judged_bare, the_judge

pytestmark = pytest.mark.anyio
PATH = "/v1/transcripts"
TURNS = [{"speaker": turn.speaker, "text": turn.text} for turn in judged().transcript.turns]


def a_door() -> httpx.AsyncClient:
    services = services_around(ScriptedSessions(), transcripts=the_judge())
    app = create_app(services, PAGES, ("localhost",))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://localhost:8000")


async def test_turns_are_judged_for_both_sides() -> None:
    body = {"scenario": "first-bike", "roles": ROLES, "turns": TURNS}
    response = await a_door().post(PATH, json=body)
    assert response.status_code == 200
    answer = response.json()
    assert [side["speaker"] for side in answer["sides"]] == ["Sam", "Kim"]
    assert answer["agreement"]["is_sure"] is True
    assert [len(side["levels"]) for side in answer["sides"]] == [8, 8]


async def test_a_text_is_judged_as_its_turns_are() -> None:
    answer = (await a_door().post(PATH, json={"text": BIKE})).json()
    again = (await a_door().post(PATH, json={"turns": TURNS})).json()
    assert answer["sides"] == again["sides"]
    assert answer["ending"] == judged_bare().ending.value


async def test_what_was_settled_elsewhere_can_be_told() -> None:
    told = {"price": "190", "rack": "empty-rack", "day": "saturday"}
    body = {"scenario": "first-bike", "roles": ROLES, "turns": TURNS, "agreement": told}
    answer = (await a_door().post(PATH, json=body)).json()
    assert answer["ending"] == "given"
    assert {line["issue"]: line["option"] for line in answer["agreement"]["lines"]} == told


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({}, 422, ""),
        ({"turns": TURNS, "text": BIKE}, 422, ""),
        ({"turns": [*TURNS, {"speaker": "Cleo", "text": "Hi."}]}, 422, "/turns/8/speaker"),
        ({"text": f"{BIKE}Cleo: Hi."}, 422, "/text"),
        ({"turns": [TURNS[0], {"speaker": "Kim", "text": "x" * 4_001}]}, 422, "/turns/1/text"),
        ({"turns": [{"speaker": "A", "text": "x"}] * (MOST_TURNS + 1)}, 422, "/turns"),
        ({"turns": TURNS, "scenario": "first-bike"}, 422, "/roles"),
        ({"turns": TURNS, "store": True}, 422, "/store"),
        ({"turns": TURNS, "scenario": "moon"}, 404, None),
    ],
)
async def test_what_cannot_be_judged_says_where(
    body: dict[str, object], status: int, pointer: str | None
) -> None:
    response = await a_door().post(PATH, json=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    if pointer is not None:
        assert [fault["pointer"] for fault in response.json()["errors"]] == [pointer]


async def test_more_than_64_kb_is_refused() -> None:
    response = await a_door().post(PATH, json={"text": f"Sam: {'x ' * 40_000}"})
    assert response.status_code == 413


async def test_the_same_talk_is_answered_with_the_same_bytes() -> None:
    body = json.dumps({"text": BIKE})
    headers = {"content-type": "application/json"}
    once, again = [await a_door().post(PATH, content=body, headers=headers) for _ in range(2)]
    assert once.content == again.content


async def test_that_nothing_is_stored_stands_in_the_description() -> None:
    described = (await a_door().get("/v1/openapi.json")).json()["paths"][PATH]["post"]
    assert "Nothing of it is stored" in described["description"]
