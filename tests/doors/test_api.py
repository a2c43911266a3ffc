"""The HTTP API: what goes in reaches the use cases, what comes out keeps the contract."""

import json

import httpx
import pytest

from app.sessions.records import Principal
from app.sessions.service import NewSession, Said
from tests.builders_door import ScriptedSessions, a_door
from tests.builders_report import a_debrief

pytestmark = pytest.mark.anyio
TURNS = "/v1/sessions/ses_1/turns"
SSE = {"accept": "text/event-stream"}


async def test_scenarios_come_with_roles_and_styles() -> None:
    answer = (await a_door().get("/v1/scenarios")).json()
    assert (answer["next_cursor"], answer["has_more"]) == (None, False)
    card = answer["data"][0]
    assert card["is_guided"] is False
    assert card["roles"] == [{"id": "client", "title": "Client", "teaser": "Buy."}]
    assert card["styles"] == [{"id": "competing", "title": "Competing", "teaser": "Presses."}]


async def test_a_brief_is_read_by_role_and_seed() -> None:
    brief = (await a_door().get("/v1/scenarios/licence-renewal?role=client&seed=42")).json()
    assert (brief["role"], brief["seed"], brief["private_brief"]) == ("client", 42, ["Private."])
    assert brief["relationship"] == "They meet again."


async def test_a_new_session_is_created_with_what_was_asked() -> None:
    sessions = ScriptedSessions()
    body = {"scenario": "licence-renewal", "role": "client", "seed": 5, "locale": "de"}
    response = await a_door(sessions).post("/v1/sessions", json=body)
    assert response.status_code == 201
    assert response.json()["id"] == "ses_1"
    wish = NewSession("licence-renewal", "client", seed=5, language="de")
    assert sessions.asked == [(Principal(), wish)]


async def test_sessions_are_listed_with_a_cursor_to_the_next_page() -> None:
    sessions = ScriptedSessions()
    page = (await a_door(sessions).get("/v1/sessions?limit=1")).json()
    assert [card["id"] for card in page["data"]] == ["ses_2"]
    assert page["has_more"]
    assert page["next_cursor"]
    assert sessions.asked == [(Principal(), 1, None)]


async def test_the_last_page_has_no_cursor() -> None:
    page = (await a_door().get("/v1/sessions")).json()
    assert (len(page["data"]), page["next_cursor"], page["has_more"]) == (2, None, False)


async def test_a_session_is_read_and_deleted_by_its_id() -> None:
    sessions = ScriptedSessions()
    door = a_door(sessions)
    assert (await door.get("/v1/sessions/ses_7")).json()["id"] == "ses_7"
    gone = await door.delete("/v1/sessions/ses_7")
    assert (gone.status_code, gone.content) == (204, b"")
    assert sessions.asked == ["ses_7", "ses_7"]


async def test_a_turn_in_words_is_answered_in_json() -> None:
    sessions = ScriptedSessions()
    response = await a_door(sessions).post(TURNS, json={"text": "  Hello.  "})
    assert response.headers["content-type"] == "application/json"
    answer = response.json()
    assert [turn["speaker"] for turn in answer["turns"]] == ["learner", "counterpart"]
    assert answer["session"]["id"] == "ses_1"
    assert sessions.asked == [("ses_1", Said("Hello."))]


async def test_a_turn_as_an_offer_reaches_the_game_as_terms() -> None:
    sessions = ScriptedSessions()
    body = {"offer": {"price": "84"}, "client_turn_id": "c-1"}
    await a_door(sessions).post(TURNS, json=body, headers={"idempotency-key": "ignored"})
    assert sessions.asked == [("ses_1", Said(offer={"price": "84"}, client_turn_id="c-1"))]


async def test_an_idempotency_key_stands_in_for_the_client_turn_id() -> None:
    sessions = ScriptedSessions()
    door, end = a_door(sessions), "/v1/sessions/ses_1/end"
    await door.post(TURNS, json={"text": "Hello."}, headers={"idempotency-key": "k-1"})
    await door.post(end, json={"action": "accept"}, headers={"idempotency-key": "k-2"})
    expected = [("ses_1", Said("Hello.", client_turn_id="k-1")), ("ses_1", "accept", "k-2")]
    assert sessions.asked == expected


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (TURNS, {"text": "Hello."}),
        (f"{TURNS}/trn_1/correction", {"alternative": "alt_1"}),
        ("/v1/sessions/ses_1/end", {"action": "walk_away"}),
    ],
)
async def test_an_action_is_streamed_to_who_asks_for_events(path: str, body: object) -> None:
    response = await a_door().post(path, json=body, headers=SSE)
    assert response.headers["content-type"].startswith("text/event-stream")
    events = _events(response)
    assert [event["id"] for event in events] == ["4", "5", "6"]
    assert [event["event"] for event in events] == [
        "turn.started", "turn.sentence", "session.state",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/json"),
        ("text/event-stream, application/json", "application/json"),
        ("application/json;q=0.5, text/event-stream", "text/event-stream"),
        ("text/*", "text/event-stream"),
        ("*/*;q=0.1, TEXT/Event-Stream", "text/event-stream"),
        ("text/event-stream;q=0, */*", "application/json"),
        ("text/event-stream;q=odd, application/json", "application/json"),
    ],
)
async def test_the_form_of_an_answer_follows_accept(accept: str, expected: str) -> None:
    response = await a_door().post(TURNS, json={"text": "Hello."}, headers={"accept": accept})
    assert response.headers["content-type"].partition(";")[0] == expected


async def test_an_event_carries_what_every_event_has_and_its_own_data() -> None:
    response = await a_door().post(TURNS, json={"text": "Hello."}, headers=SSE)
    assert json.loads(_events(response)[1]["data"]) == {
        "type": "turn.sentence",
        "seq": 5,
        "session_id": "ses_1",
        "turn_id": "trn_2",
        "at": "2026-03-04T05:06:07Z",
        "speaker": "counterpart",
        "text": "Line one.\nGrüße, 你好.",
    }


async def test_saved_events_are_replayed_after_a_sequence_number() -> None:
    door = a_door()
    listed = (await door.get("/v1/sessions/ses_1/events?after=5")).json()
    assert [event["seq"] for event in listed["data"]] == [6]
    streamed = await door.get("/v1/sessions/ses_1/events?after=4", headers=SSE)
    assert [event["id"] for event in _events(streamed)] == ["5", "6"]


async def test_a_browser_that_reconnects_goes_on_after_its_last_event() -> None:
    headers = {**SSE, "last-event-id": "5"}
    response = await a_door().get("/v1/sessions/ses_1/events", headers=headers)
    assert [event["id"] for event in _events(response)] == ["6"]


async def test_a_correction_names_turn_and_reading() -> None:
    sessions = ScriptedSessions()
    body = {"alternative": "alt_2"}
    response = await a_door(sessions).post(f"{TURNS}/trn_1/correction", json=body)
    assert response.status_code == 200
    assert sessions.asked == [("ses_1", "trn_1", "alt_2")]


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        ("", "*/*", "application/json"),
        ("", "application/json", "application/json"),
        ("", "text/html,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8"),
        ("?format=html", "application/json", "text/html; charset=utf-8"),
        ("?format=json", "text/html", "application/json"),
    ],
)
async def test_the_report_comes_in_the_form_asked_for(
    query: str, accept: str, expected: str
) -> None:
    headers = {"accept": accept}
    response = await a_door().get(f"/v1/sessions/ses_1/report{query}", headers=headers)
    assert response.headers["content-type"] == expected


async def test_the_report_as_json_is_the_debrief() -> None:
    report = (await a_door().get("/v1/sessions/ses_1/report")).json()
    assert report["scenario_title"] == a_debrief().scenario_title
    assert report["result"]["own"] == a_debrief().result.own


async def test_a_glossary_entry_is_read_by_id() -> None:
    assert (await a_door().get("/v1/glossary/batna")).json() == {
        "id": "batna",
        "title": "BATNA",
        "definition": "A definition.\n\nIts second paragraph.",
        "sections": [{"heading": "Example", "text": "An example."}],
        "see_also": ["zopa", "gone"],
        "source": "project glossary",
        "language": "en",
    }


async def test_health_and_readiness_are_told_apart() -> None:
    door = a_door()
    assert (await door.get("/healthz")).json() == {"status": "ok"}
    assert (await door.get("/readyz")).json() == {"status": "ready"}


async def test_without_a_model_the_metrics_count_nothing() -> None:
    answer = await a_door().get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.splitlines()[-1] == "# TYPE winwin_model_calls_total counter"


async def test_the_api_describes_itself_with_its_problems() -> None:
    door = a_door()
    paths = (await door.get("/v1/openapi.json")).json()["paths"]
    turn = paths["/v1/sessions/{session_id}/turns"]["post"]["responses"]
    assert set(turn["200"]["content"]) == {"application/json", "text/event-stream"}
    assert set(turn["409"]["content"]) == {"application/problem+json"}


def _events(response: httpx.Response) -> list[dict[str, str]]:
    frames = response.text.replace("\r\n", "\n").strip().split("\n\n")
    return [dict(_field(line) for line in frame.split("\n")) for frame in frames]


def _field(line: str) -> tuple[str, str]:
    name, _, value = line.partition(": ")
    return name, value
