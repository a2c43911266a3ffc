"""Every error leaves the API as a problem document that helps and tells nothing of the inside."""

import json
from typing import Any

import httpx
import pytest

from app.errors import (
    Conflict,
    ModelFailed,
    NotFound,
    Rejected,
    StorageBusy,
    StorageFailed,
    StorageFull,
)
from app.main import create_app
from tests.builders_door import PAGES, ScriptedSessions, a_door, services_around

pytestmark = pytest.mark.anyio
TURNS = "/v1/sessions/ses_1/turns"


@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        (NotFound("session", "ses_1"), 404, "not-found"),
        (Conflict("The session is closed."), 409, "conflict"),
        (Rejected("/offer/price", "No such option."), 422, "unusable"),
        (StorageFailed("disk I/O error at /secret/place"), 503, "storage-failed"),
        (ZeroDivisionError("secret"), 500, "internal"),
    ],
)
async def test_an_error_of_the_use_cases_has_its_status(
    error: Exception, status: int, kind: str
) -> None:
    response = await a_door(ScriptedSessions(error)).post(TURNS, json={"text": "Hello."})
    problem = _problem(response, status)
    assert problem["type"] == f"urn:winwin:problem:{kind}"
    assert problem["instance"] == TURNS
    assert "secret" not in response.text


@pytest.mark.parametrize(
    ("error", "code", "seconds", "words"),
    [
        (StorageBusy("locked"), "storage-busy", "1", "Send the same again in a moment."),
        (StorageFull("/secret"), "storage-full", "60", "what was said before is safe"),
        (StorageFailed("/secret"), "storage-failed", "5", "nothing of this was kept"),
        (ModelFailed("stalled"), "model-failed", "5", "try again in a moment"),
    ],
)
async def test_what_may_work_later_says_when_to_ask_again(
    error: Exception, code: str, seconds: str, words: str
) -> None:
    response = await a_door(ScriptedSessions(error)).post(TURNS, json={"text": "Hello."})
    problem = _problem(response, 503)
    assert problem["type"] == f"urn:winwin:problem:{code}"
    assert words in problem["detail"]
    assert response.headers["retry-after"] == seconds
    assert "secret" not in response.text


async def test_a_server_that_is_not_ready_says_when_to_ask_again() -> None:
    services = services_around(ScriptedSessions())
    await services.store.close()
    app = create_app(services, PAGES, ("localhost",))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as door:
        response = await door.get("/readyz")
    assert _problem(response, 503)["type"] == "urn:winwin:problem:not-ready"
    assert response.headers["retry-after"] == "1"


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("", "Not now"),
        ("es", "Ahora no"),
        ("es-AR, en;q=0.9", "Ahora no"),
        ("en;q=0.2, es;q=0.3", "Ahora no"),
        ("de, fr", "Not now"),
        ("es;q=0", "Not now"),
        ("es;q=odd, ,;", "Not now"),
    ],
)
async def test_a_problem_is_told_in_the_language_asked_for(asked: str, title: str) -> None:
    door = a_door(ScriptedSessions(Conflict("Nobody translated this.")))
    headers = {"accept-language": asked}
    problem = _problem(await door.post(TURNS, json={"text": "Hi."}, headers=headers), 409)
    assert (problem["title"], problem["detail"]) == (title, "Nobody translated this.")


async def test_an_error_before_the_stream_is_a_problem_not_a_stream() -> None:
    door = a_door(ScriptedSessions(Conflict("Wait.")))
    headers = {"accept": "text/event-stream"}
    response = await door.post(TURNS, json={"text": "Hello."}, headers=headers)
    assert _problem(response, 409)["detail"] == "Wait."


async def test_a_rejected_value_is_pointed_at() -> None:
    door = a_door(ScriptedSessions(Rejected("/offer/price", "No such option.")))
    problem = _problem(await door.post(TURNS, json={"offer": {"price": "1"}}), 422)
    assert problem["errors"] == [{"pointer": "/offer/price", "detail": "No such option."}]


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, [""]),
        ({"text": "Hi.", "offer": {"price": "84"}}, [""]),
        ({"text": "   "}, ["/text"]),
        ({"text": "a" * 4001}, ["/text"]),
        ({"text": "\ud800"}, ["/text"]),
        ({"text": "a\0b"}, ["/text"]),
        ({"text": 5}, ["/text"]),
        ({"offer": {}}, ["/offer"]),
        ({"offer": {"price": 84}}, ["/offer/price"]),
        ({"text": "Hi.", "client_turn_id": ""}, ["/client_turn_id"]),
        ({"text": "Hi.", "a/b~": 1}, ["/a~1b~0"]),
        ({"text": "Hi.", "\udc80": 1}, [""]),
        ([], [""]),
    ],
)
async def test_a_turn_that_cannot_be_used_is_pointed_at(body: object, pointers: list[str]) -> None:
    sessions = ScriptedSessions()
    problem = _problem(await _post_escaped(a_door(sessions), body), 422)
    assert [fault["pointer"] for fault in problem["errors"]] == pointers
    assert sessions.asked == []


async def test_a_text_of_the_full_length_is_taken() -> None:
    response = await a_door().post(TURNS, json={"text": "ä" * 4000})
    assert response.status_code == 200


async def test_several_faults_are_all_named() -> None:
    body = {"scenario": "x", "seed": 0, "colour": "red"}
    problem = _problem(await a_door().post("/v1/sessions", json=body), 422)
    assert {fault["pointer"] for fault in problem["errors"]} == {"/role", "/seed", "/colour"}
    assert problem["detail"] == "3 values cannot be used; each is named below."


@pytest.mark.parametrize(
    ("path", "pointer"),
    [
        ("/v1/sessions?limit=0", "/query/limit"),
        ("/v1/sessions?limit=101", "/query/limit"),
        ("/v1/sessions/ses_1/events?after=-1", "/query/after"),
        ("/v1/sessions/ses_1/events?after=99999999999999999999", "/query/after"),
        ("/v1/sessions/ses_1/report?format=doc", "/query/format"),
        ("/v1/scenarios/licence-renewal", "/query/role"),
    ],
)
async def test_a_query_that_cannot_be_used_is_pointed_at(path: str, pointer: str) -> None:
    problem = _problem(await a_door().get(path), 422)
    assert [fault["pointer"] for fault in problem["errors"]] == [pointer]


@pytest.mark.parametrize("words", ["{", "", '{"text": "Hello."} more', '{"text": "Hello."'])
async def test_a_body_that_is_no_json_is_unusable_as_a_whole(words: str) -> None:
    response = await a_door().post(TURNS, content=words, headers=_JSON)
    assert [fault["pointer"] for fault in _problem(response, 422)["errors"]] == [""]


async def test_a_body_that_is_no_utf8_is_a_bad_request() -> None:
    response = await a_door().post(TURNS, content=b'{"text": "\xff"}', headers=_JSON)
    _problem(response, 400)


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Not JSON"), ("es", "No es JSON")], ids=["en", "es"]
)
@pytest.mark.parametrize(
    "headers",
    [
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "multipart/form-data; boundary=x"},
        {},
    ],
    ids=str,
)
async def test_a_body_that_is_not_sent_as_json_is_of_an_unsupported_type(
    headers: dict[str, str], language: str, title: str
) -> None:
    sessions = ScriptedSessions()
    sent = {**headers, "accept-language": language}
    response = await a_door(sessions).post(TURNS, content=b'{"text": "Hello."}', headers=sent)
    problem = _problem(response, 415)
    assert (problem["type"], problem["title"]) == ("urn:winwin:problem:not-json", title)
    assert "application/json" in problem["detail"]
    assert sessions.asked == []


@pytest.mark.parametrize("media", ["application/json; charset=utf-8", "application/merge+json"])
async def test_a_body_of_any_kind_of_json_is_read(media: str) -> None:
    headers = {"content-type": media}
    response = await a_door().post(TURNS, content=b'{"text": ""}', headers=headers)
    assert [fault["pointer"] for fault in _problem(response, 422)["errors"]] == ["/text"]


async def test_an_unknown_address_and_a_wrong_method_are_problems() -> None:
    door = a_door()
    _problem(await door.get("/v2/nothing"), 404)
    wrong = await door.put("/v1/scenarios", json={})
    _problem(wrong, 405)
    assert wrong.headers["allow"] == "GET"


async def test_a_media_type_nobody_offers_is_not_acceptable() -> None:
    sessions = ScriptedSessions()
    headers = {"accept": "image/png"}
    response = await a_door(sessions).post(TURNS, json={"text": "Hello."}, headers=headers)
    _problem(response, 406)
    assert sessions.asked == []


async def test_a_report_of_an_open_session_is_a_conflict() -> None:
    _problem(await a_door().get("/v1/sessions/ses_open/report"), 409)


async def test_a_brief_or_a_term_that_is_not_there_is_not_found() -> None:
    door = a_door()
    _problem(await door.get("/v1/scenarios/nowhere?role=client"), 404)
    _problem(await door.get("/v1/glossary/nothing"), 404)


_JSON = {"content-type": "application/json"}


def _problem(response: httpx.Response, status: int) -> dict[str, Any]:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert {"type", "title", "status", "detail", "instance", "request_id"} <= set(problem)
    assert problem["status"] == status
    assert problem["request_id"] == response.headers["x-request-id"]
    return problem


async def _post_escaped(door: httpx.AsyncClient, body: object) -> httpx.Response:
    """Post JSON with everything beyond ASCII escaped, as half surrogate pairs have to be."""
    return await door.post(TURNS, content=json.dumps(body), headers=_JSON)
