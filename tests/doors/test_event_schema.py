"""The published schema of events is what is sent: held to streams of games really played.

`python -m tests.doors.test_event_schema` writes it anew.
"""

import json
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
from jsonschema import Draft202012Validator

from app.api.event_schema import event_schema
from app.errors import NotFound, StorageBusy, StorageFailed
from app.main import create_app
from app.review.coach_talk import Sourced
from app.sessions.coach_answering import Coaching, CoachReply
from app.sessions.coaching import CoachService
from app.sessions.records import EventRecord, Principal
from app.sessions.service import Said, Talk
from app.sessions.talk import Talk as Telling
from tests.builders_door import (
    EVENTS,
    PAGES,
    SENTENCE,
    ScriptedCoach,
    ScriptedCoaching,
    ScriptedSessions,
    a_door,
    services_around,
)
from tests.builders_served import begun, the_whole
from tests.builders_store import AT

pytestmark = pytest.mark.anyio
WRITTEN = Path(__file__).resolve().parents[2] / "docs" / "events.schema.json"
SSE = {"accept": "text/event-stream"}
TURNS = "/v1/sessions/ses_1/turns"
Json = dict[str, Any]
BROKEN = StorageFailed("disk I/O error at /secret/place")


def described() -> str:
    return json.dumps(event_schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


@pytest.fixture(scope="module")
def schema() -> Json:
    found: Json = json.loads(WRITTEN.read_text(encoding="utf-8"))
    return found


@pytest.fixture
async def door() -> AsyncIterator[httpx.AsyncClient]:
    async with the_whole().client() as client:
        yield client


def test_the_committed_schema_is_what_the_code_says(schema: Json) -> None:
    Draft202012Validator.check_schema(schema)
    assert described() == WRITTEN.read_text(encoding="utf-8"), (
        "the events changed: read the difference, then write it anew (see this file's head)"
    )


async def test_every_event_of_a_game_with_a_deal_is_described(
    door: httpx.AsyncClient, schema: Json
) -> None:
    session = await begun(door, scenario="first-bike", role="buyer", style="accommodating")
    sent = await _haggle(door, session)
    listed = (await door.get(f"/v1/sessions/{session}/events")).json()["data"]
    replayed = _events(await door.get(f"/v1/sessions/{session}/events", headers=SSE))
    assert replayed == listed
    assert all(event in listed for event in sent)
    assert _kinds(listed) == {
        "turn.started",
        "turn.sentence",
        "turn.completed",
        "offer.updated",
        "session.deal",
        "report.ready",
        "session.state",
    }
    assert [event["seq"] for event in listed] == list(range(1, len(listed) + 1))
    for event in listed:
        _is_described(event, schema)


async def test_every_event_of_a_game_without_a_deal_is_described(
    door: httpx.AsyncClient, schema: Json
) -> None:
    session = await begun(door)
    said = await door.post(
        f"/v1/sessions/{session}/turns", json={"text": "I offer €70 or €80."}, headers=SSE
    )
    own = next(event["turn"] for event in _events(said) if "turn" in event)
    correction = f"/v1/sessions/{session}/turns/{own['id']}/correction"
    body = {"alternative": own["alternatives"][0]["id"]}
    corrected = await door.post(correction, json=body, headers=SSE)
    body = {"action": "walk_away"}
    left = await door.post(f"/v1/sessions/{session}/end", json=body, headers=SSE)
    events = [event for answer in (said, corrected, left) for event in _events(answer)]
    assert "session.impasse" in _kinds(events)
    for event in events:
        _is_described(event, schema)


@pytest.mark.parametrize("path", ["/v1/coach/questions", "/v1/sessions/{}/coach"])
async def test_every_event_of_the_coach_is_described(
    door: httpx.AsyncClient, schema: Json, path: str
) -> None:
    path = path.format(await begun(door))
    asked = await door.post(path, json={"question": "What is a BATNA?"}, headers=SSE)
    events = _events(asked)
    assert _kinds(events) == {"coach.sentence", "coach.completed"}
    for event in events:
        _is_described(event, schema)


@pytest.mark.parametrize(
    ("broken", "event", "reason"),
    [
        ({"type": "turn.shouted"}, {}, "a type nobody knows"),
        ({}, {"text": 5}, "a number for words"),
        ({}, {"seq": 0}, "a number before the first"),
    ],
)
async def test_what_is_never_sent_does_not_pass(
    schema: Json, broken: Json, event: Json, reason: str
) -> None:
    sentence = {
        "type": "turn.sentence",
        "seq": 1,
        "session_id": "ses_1",
        "turn_id": "trn_1",
        "at": AT,
        "speaker": "counterpart",
        "text": "Hello.",
    }
    check = Draft202012Validator(schema)
    assert check.is_valid(sentence)
    assert not check.is_valid({**sentence, **broken, **event}), reason


@dataclass
class Breaking(ScriptedSessions):
    """Use cases whose reply breaks off after the first events."""

    fault: Exception = BROKEN

    async def begin_turn(self, owner: Principal, session_id: str, said: Said) -> Talk:  # noqa: ARG002
        talk = Telling(EVENTS[:2])
        talk.end(self.fault)
        return talk

    async def follow(
        self, owner: Principal, session_id: str, after: int
    ) -> AsyncGenerator[EventRecord, None]:
        await self.events(owner, session_id, after)

        async def each() -> AsyncGenerator[EventRecord, None]:
            for event in EVENTS[:2]:
                if event.seq > after:
                    yield event
            raise self.fault

        return each()


@pytest.mark.parametrize(
    ("fault", "status", "code", "is_retryable"),
    [
        (BROKEN, 503, "storage-failed", True),
        (StorageBusy("locked"), 503, "storage-busy", True),
        (ZeroDivisionError("secret"), 500, "internal", True),
        (NotFound("session", "ses_1"), 404, "not-found", False),
    ],
)
async def test_a_reply_that_fails_in_the_middle_ends_with_an_error_that_says_so(
    schema: Json, fault: Exception, status: int, code: str, is_retryable: bool
) -> None:
    door = a_door(Breaking(fault=fault))
    answer = await door.post(TURNS, json={"text": "Hello."}, headers=SSE)
    assert answer.status_code == 200
    *before, error = _events(answer)
    assert [event["seq"] for event in before] == [4, 5]
    assert (error["type"], error["seq"], error["retryable"]) == ("error", 5, is_retryable)
    assert error["problem"]["type"] == f"urn:winwin:problem:{code}"
    assert error["problem"]["status"] == status
    assert error["problem"]["request_id"] == answer.headers["x-request-id"]
    assert "secret" not in answer.text
    _is_described(error, schema)


async def test_an_error_has_no_id_so_that_the_next_try_goes_on_after_the_last_event(
    schema: Json,
) -> None:
    door = a_door(Breaking())
    path = "/v1/sessions/ses_1/events?after=4"
    answer = await door.get(path, headers={**SSE, "accept-language": "es"})
    sentence, error = answer.text.strip().split("\r\n\r\n")
    assert sentence.startswith("id: 5\r\n")
    assert error.startswith("event: error\r\ndata: ")
    document = json.loads(error.partition("data: ")[2])
    assert (document["seq"], document["at"]) == (5, AT)
    assert document["problem"]["title"] == "La base de datos ha fallado"
    _is_described(document, schema)


async def test_a_stream_that_fails_before_its_first_event_says_what_was_asked_after(
    schema: Json,
) -> None:
    answer = await a_door(Breaking()).get("/v1/sessions/ses_1/events?after=9", headers=SSE)
    (error,) = _events(answer)
    assert (error["type"], error["seq"]) == ("error", 9)
    _is_described(error, schema)


class BreakingCoach(ScriptedCoach):
    """A coach whose answers break off after the first sentence."""

    async def ask(
        self, _: Principal, session_id: str, question: str, language: str | None
    ) -> Coaching:
        assert session_id
        return cast("Coaching", BrokenOff(question, language or "en"))


class BrokenOff(ScriptedCoaching):
    """An answer of one sentence that never gets whole."""

    async def say(self) -> AsyncIterator[Sourced | CoachReply]:
        yield SENTENCE
        raise BROKEN


async def test_an_answer_of_the_coach_that_fails_in_the_middle_says_so(schema: Json) -> None:
    services = services_around(ScriptedSessions())
    services = replace(services, coach=cast("CoachService", BreakingCoach()))
    transport = httpx.ASGITransport(create_app(services, PAGES, ("localhost",)))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as door:
        asked = {"question": "What is a BATNA?"}
        answer = await door.post("/v1/sessions/ses_1/coach", json=asked, headers=SSE)
    sentence, error = _events(answer)
    assert (sentence["type"], error["type"], error["seq"]) == ("coach.sentence", "error", 1)
    assert error["problem"]["type"] == "urn:winwin:problem:storage-failed"
    assert "secret" not in answer.text
    _is_described(error, schema)


def _is_described(event: Json, schema: Json) -> None:
    """Hold an event to the schema, and to naming each of its own fields."""
    problems = [error.message for error in Draft202012Validator(schema).iter_errors(event)]
    assert problems == [], event
    definitions = schema["$defs"].values()
    (of_type,) = (
        one["properties"]
        for one in definitions
        if one.get("properties", {}).get("type", {}).get("const") == event["type"]
        and set(event) <= set(one["properties"])
        and set(one["required"]) <= set(event)
    )
    assert set(event) <= set(of_type)


async def _haggle(door: httpx.AsyncClient, session: str) -> list[Json]:
    """Offer what they want until there is a deal; return all events that were sent."""
    events: list[Json] = []
    for _ in range(12):
        for to, body in (
            ("end", {"action": "accept"}),
            ("turns", {"text": "What would you offer me for the whole package?"}),
        ):
            answer = await door.post(f"/v1/sessions/{session}/{to}", json=body, headers=SSE)
            if answer.status_code == 200:
                events += _events(answer)
            if "session.deal" in _kinds(events):
                return events
    raise AssertionError("no deal in twelve turns")


def _kinds(events: list[Json]) -> set[str]:
    return {event["type"] for event in events}


def _events(answer: httpx.Response) -> list[Json]:
    assert answer.headers["content-type"].startswith("text/event-stream"), answer.text
    lines = answer.text.replace("\r\n", "\n").split("\n")
    return [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]


if __name__ == "__main__":
    WRITTEN.write_text(described(), encoding="utf-8")
