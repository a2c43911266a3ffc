"""A POST sent again under its key gets the first answer, and does nothing a second time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, cast

import httpx
import pytest
from starlette.types import ASGIApp, Message

from app.api.identity import principal
from app.bootstrap.clock_and_ids import SortableIds, UtcClock
from app.errors import Conflict, StorageFailed
from app.main import create_app
from app.review.coach_talk import Sourced
from app.sessions.answer_port import Answer
from app.sessions.answers import Answers, Begun
from app.sessions.coach_answering import Coaching, CoachReply
from app.sessions.coaching import CoachService
from app.sessions.records import Principal
from app.sessions.service import NewSession, Said
from app.sessions.views import SessionView
from app.storage.memory import MemoryStore
from tests.builders_door import (
    PAGES,
    SENTENCE,
    ScriptedCoach,
    ScriptedCoaching,
    ScriptedJourney,
    ScriptedSessions,
    a_door,
    services_around,
)
from tests.builders_store import AT

pytestmark = pytest.mark.anyio
KEY = {"idempotency-key": "k-1"}
SSE = {"accept": "text/event-stream"}
NEW = {"scenario": "licence-renewal", "role": "client"}
SESSION = "/v1/sessions/ses_1"
# Every POST that changes something of a session: its path and a body that is good.
POSTS: dict[str, tuple[str, dict[str, Any]]] = {
    "session": ("/v1/sessions", NEW),
    "correction": (f"{SESSION}/turns/trn_1/correction", {"alternative": "alt_1"}),
    "hint": (f"{SESSION}/hints", {"level": 2}),
    "beliefs": (f"{SESSION}/beliefs", {"order": ["price"], "same": ["term"]}),
    "reflection": (f"{SESSION}/reflection", {"skipped": True}),
    "branch": (f"{SESSION}/branches", {"turn": 4}),
    "turn": (f"{SESSION}/turns", {"text": "Hello."}),
    "end": (f"{SESSION}/end", {"action": "accept"}),
}
# Answers of these are not kept: they hold a secret that is shown once.
SHOWN_ONCE = frozenset({
    "/v1/tokens", "/v1/keys", "/v1/keys/{key_id}/rotate", "/v1/webhooks",
    "/v1/webhooks/{webhook_id}/rotate-secret", "/v1/sessions/{session_id}/report-links",
})  # fmt: skip
# Sent again, these change nothing more: they find, work out, refuse, or deliver what has an id.
HARMLESS = frozenset({
    "/v1/learners", "/v1/host-keys", "/v1/scenarios/validate", "/v1/scenarios/preview",
    "/v1/webhooks/{webhook_id}/test",
    "/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/resend",
})  # fmt: skip


@dataclass
class Door:
    """A door, and all that its use cases were asked."""

    client: httpx.AsyncClient
    sessions: ScriptedSessions
    journey: ScriptedJourney

    @property
    def asked(self) -> list[object]:
        return [*self.sessions.asked, *self.journey.asked]

    async def post(
        self, name: str, headers: dict[str, str] = KEY, **changes: object
    ) -> httpx.Response:
        path, body = POSTS[name]
        return await self.client.post(path, json=body | changes, headers=headers)


@pytest.fixture
def door() -> Door:
    sessions, journey = ScriptedSessions(), ScriptedJourney()
    return Door(a_door(sessions, journey=journey), sessions, journey)


@pytest.mark.parametrize("name", POSTS)
async def test_sent_again_it_is_answered_as_the_first_time_and_done_once(
    door: Door, name: str
) -> None:
    first, second = await door.post(name), await door.post(name)
    assert first.is_success
    assert "idempotency-replayed" not in first.headers
    assert (second.status_code, second.content) == (first.status_code, first.content)
    assert second.headers["content-type"] == first.headers["content-type"]
    assert second.headers["idempotency-replayed"] == "true"
    assert len(door.asked) == 1


@pytest.mark.parametrize("name", POSTS)
async def test_without_a_key_it_is_done_each_time(door: Door, name: str) -> None:
    for _ in range(2):
        assert (await door.post(name, {})).is_success
    assert len(door.asked) == 2


@pytest.mark.parametrize("name", POSTS)
async def test_a_key_is_not_for_another_body(door: Door, name: str) -> None:
    await door.post(name)
    path, body = POSTS[name]
    another = httpx.Request("POST", f"http://localhost{path}", json=body).content + b" "
    headers = KEY | {"content-type": "application/json"}
    refused = await door.client.post(path, content=another, headers=headers)
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:winwin:problem:key-reused")
    assert "new key" in refused.json()["detail"]
    assert len(door.asked) == 1


async def test_a_key_belongs_to_one_address(door: Door) -> None:
    for name in ("session", "hint", "branch"):
        assert (await door.post(name)).status_code == 201
    assert len(door.asked) == 3


async def test_a_key_of_a_turn_is_not_for_ending_the_game(door: Door) -> None:
    await door.post("turn")
    refused = await door.post("end")
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:winwin:problem:key-reused")
    assert len(door.asked) == 1


async def test_a_turn_is_told_again_as_events_from_what_was_saved(door: Door) -> None:
    first, second = [await door.post("turn", KEY | SSE) for _ in range(2)]
    assert second.text == first.text
    assert second.headers["content-type"].startswith("text/event-stream")
    assert second.headers["idempotency-replayed"] == "true"
    # The use case is asked again under the same client id, and finds the turn by it.
    assert door.sessions.asked == [("ses_1", Said("Hello.", client_turn_id="k-1"))] * 2


async def test_a_turn_answered_in_json_may_be_asked_for_as_events(door: Door) -> None:
    await door.post("turn")
    again = await door.post("turn", KEY | SSE)
    assert again.headers["content-type"].startswith("text/event-stream")
    assert again.headers["idempotency-replayed"] == "true"


@pytest.mark.parametrize("path", ["/v1/coach/questions", f"{SESSION}/coach"])
@pytest.mark.parametrize("form", [{}, SSE])
async def test_an_answer_of_the_coach_is_given_again_as_it_was(
    door: Door, path: str, form: dict[str, str]
) -> None:
    body = {"question": "What is a BATNA?"}
    first, second = [await door.client.post(path, json=body, headers=KEY | form) for _ in range(2)]
    assert first.is_success
    assert (second.status_code, second.content) == (first.status_code, first.content)
    assert second.headers["content-type"] == first.headers["content-type"]
    assert second.headers["idempotency-replayed"] == "true"


async def test_an_answer_that_broke_off_in_its_stream_is_tried_again(door: Door) -> None:
    path, body = f"{SESSION}/coach", {"question": "How did I do?"}
    services = services_around(door.sessions)
    answers: list[httpx.Response] = []
    for coach in (cast("CoachService", Broken()), services.coach):
        app = create_app(replace(services, coach=coach), PAGES, ("localhost",))
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        client = httpx.AsyncClient(transport=transport, base_url="http://localhost")
        with suppress(ZeroDivisionError):
            answers.append(await client.post(path, json=body, headers=KEY | SSE))
    assert answers[-1].text.count("event: coach.completed") == 1
    assert "idempotency-replayed" not in answers[-1].headers


async def test_who_leaves_in_mid_answer_gets_the_whole_of_it_when_asking_again() -> None:
    services = replace(services_around(ScriptedSessions()), coach=cast("CoachService", Pausing()))
    app = create_app(services, PAGES, ("localhost",))
    body = b'{"question":"How did I do?"}'
    await _ask_and_leave(app, f"{SESSION}/coach", body)
    transport = httpx.ASGITransport(app)
    client = httpx.AsyncClient(transport=transport, base_url="http://localhost")
    headers = KEY | SSE | {"content-type": "application/json"}
    again = await client.post(f"{SESSION}/coach", content=body, headers=headers)
    assert again.headers["idempotency-replayed"] == "true"
    assert again.text.count("event: coach.sentence") == 1
    assert again.text.count("event: coach.completed") == 1


async def _ask_and_leave(app: ASGIApp, path: str, body: bytes) -> None:
    """Send a request with a key, and be gone before anything comes back."""
    headers = KEY | SSE | {"content-type": "application/json", "host": "localhost"}
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 9),
        "server": ("localhost", 80),
    }
    coming: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return coming.pop() if coming else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        """Nobody hears it."""

    await app(scope, receive, send)


@pytest.mark.parametrize(
    ("error", "status"), [(Conflict("Wait."), 409), (StorageFailed("full"), 503)]
)
async def test_what_was_refused_or_failed_is_tried_again(
    door: Door, error: Exception, status: int
) -> None:
    door.journey.error = error
    assert (await door.post("hint")).status_code == status
    door.journey.error = None
    again = await door.post("hint", level=3)
    assert again.status_code == 201
    assert "idempotency-replayed" not in again.headers


async def test_a_body_that_cannot_be_used_leaves_the_key_free(door: Door) -> None:
    assert (await door.post("hint", level=9)).status_code == 422
    assert (await door.post("hint")).status_code == 201


async def test_a_form_that_cannot_be_given_leaves_the_key_free(door: Door) -> None:
    refused = await door.post("turn", KEY | {"accept": "image/png"})
    assert refused.status_code == 406
    assert (await door.post("turn", text="Something else.")).status_code == 200


@pytest.mark.parametrize("key", ["", "a b", "k" * 101])
@pytest.mark.parametrize("name", ["hint", "turn"])
async def test_a_key_that_cannot_be_used_is_pointed_at(door: Door, name: str, key: str) -> None:
    refused = await door.post(name, {"idempotency-key": key})
    assert refused.status_code == 422
    pointers = [fault["pointer"] for fault in refused.json()["errors"]]
    assert pointers == ["/header/Idempotency-Key"]
    assert door.asked == []


async def test_while_the_first_is_under_way_the_second_is_told_to_wait() -> None:
    sessions = Slow()
    door = a_door(sessions)
    first = asyncio.create_task(door.post("/v1/sessions", json=NEW, headers=KEY))
    await sessions.is_asked.wait()
    second = await door.post("/v1/sessions", json=NEW, headers=KEY)
    assert (second.status_code, second.json()["type"]) == (409, "urn:winwin:problem:under-way")
    assert int(second.headers["retry-after"]) >= 1
    sessions.may_go_on.set()
    created = await first
    assert created.status_code == 201
    assert (await door.post("/v1/sessions", json=NEW, headers=KEY)).content == created.content
    assert len(sessions.asked) == 1


async def test_an_answer_that_cannot_be_kept_is_given_all_the_same() -> None:
    services = services_around(ScriptedSessions())
    app = create_app(replace(services, answers=Forgetful()), PAGES, ("localhost",))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    door = httpx.AsyncClient(transport=transport, base_url="http://localhost")
    assert (await door.post("/v1/sessions", json=NEW, headers=KEY)).status_code == 201


async def test_one_learners_key_is_nothing_to_another() -> None:
    services = services_around(ScriptedSessions())
    for learner in ("ada", "bo"):
        app = create_app(services, PAGES, ("localhost",))
        app.dependency_overrides[principal] = lambda who=learner: Principal(learner=who)
        transport = httpx.ASGITransport(app)
        door = httpx.AsyncClient(transport=transport, base_url="http://localhost")
        answer = await door.post("/v1/sessions", json=NEW, headers=KEY)
        assert "idempotency-replayed" not in answer.headers


@dataclass
class Slow(ScriptedSessions):
    """Opens a session when it is told to."""

    is_asked: asyncio.Event = field(default_factory=asyncio.Event)
    may_go_on: asyncio.Event = field(default_factory=asyncio.Event)

    async def create(self, owner: Principal, request: NewSession) -> SessionView:
        created = await super().create(owner, request)
        self.is_asked.set()
        await self.may_go_on.wait()
        return created


class Broken(ScriptedCoach):
    """Says one sentence, then fails."""

    async def ask(
        self, _: Principal, session_id: str, question: str, language: str | None
    ) -> Coaching:
        return cast("Coaching", BrokenAnswer(question, language or session_id))


class Pausing(ScriptedCoach):
    """Thinks between its sentences."""

    async def ask(
        self, _: Principal, session_id: str, question: str, language: str | None
    ) -> Coaching:
        return cast("Coaching", PausingAnswer(question, language or session_id))


class PausingAnswer(ScriptedCoaching):
    """An answer that takes a moment."""

    async def say(self) -> AsyncIterator[Sourced | CoachReply]:
        async for part in super().say():
            await asyncio.sleep(0.05)
            yield part


class BrokenAnswer(ScriptedCoaching):
    """An answer that breaks off."""

    async def say(self) -> AsyncIterator[Sourced | CoachReply]:
        yield SENTENCE
        raise ZeroDivisionError


class Forgetful(Answers):
    """Begins well and cannot write an answer."""

    def __init__(self) -> None:
        super().__init__(MemoryStore(lambda: AT), UtcClock(), SortableIds())

    async def keep(self, begun: Begun, answer: Answer, about: str | None = None) -> None:  # noqa: ARG002
        raise StorageFailed("The disk is full.")


def test_every_post_of_the_api_takes_a_key() -> None:
    app = create_app(services_around(ScriptedSessions()), PAGES, ("localhost",))
    posts = {path: uses["post"] for path, uses in app.openapi()["paths"].items() if "post" in uses}
    assert len(posts) > len(POSTS)
    without = {
        path
        for path, post in posts.items()
        if "Idempotency-Key" not in [one["name"] for one in post.get("parameters", ())]
    }
    assert without == SHOWN_ONCE | HARMLESS
