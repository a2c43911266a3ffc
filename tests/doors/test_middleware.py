"""What stands before the routes: request ids, Host and Origin, the size of a body."""

from collections.abc import AsyncIterator

import pytest

from app.api.middleware import BODY_LIMIT_BYTES
from tests.builders_door import ScriptedSessions, a_door

pytestmark = pytest.mark.anyio
TURNS = "/v1/sessions/ses_1/turns"


async def test_each_response_has_a_request_id_of_its_own() -> None:
    door = a_door()
    ids = {(await door.get("/healthz")).headers["x-request-id"] for _ in range(3)}
    assert len(ids) == 3


@pytest.mark.parametrize(
    ("asked", "is_taken"),
    [("abc-1.2_3", True), ("a" * 64, True), ("a" * 65, False), ("a b", False), ("<b>", False)],
)
async def test_a_usable_request_id_of_the_caller_is_kept(asked: str, is_taken: bool) -> None:
    response = await a_door().get("/healthz", headers={"x-request-id": asked})
    assert (response.headers["x-request-id"] == asked) is is_taken


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9", "[::1]:8000"])
async def test_the_server_answers_under_its_own_names(host: str) -> None:
    assert (await a_door().get("/v1/scenarios", headers={"host": host})).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "evil.example:8000", "localhost@evil.example",
     "127.0.0.1.evil.example", "localhost:80:80", "", "[::2]"],
)  # fmt: skip
async def test_a_hostile_host_is_refused_with_the_reason(host: str) -> None:
    sessions = ScriptedSessions()
    response = await a_door(sessions).post(TURNS, json={"text": "Hi."}, headers={"host": host})
    assert response.status_code == 403
    problem = response.json()
    assert problem["type"] == "urn:winwin:problem:host-not-allowed"
    assert "127.0.0.1, [::1], localhost" in problem["detail"]
    assert problem["request_id"] == response.headers["x-request-id"]
    assert sessions.asked == []


async def test_two_hosts_are_refused() -> None:
    headers = [("host", "localhost"), ("host", "evil.example")]
    assert (await a_door().get("/v1/scenarios", headers=headers)).status_code == 403


async def test_a_health_check_may_come_under_any_name() -> None:
    door = a_door(hosts=("coach.example",))
    assert (await door.get("/healthz")).status_code == 200
    assert (await door.get("/v1/scenarios")).status_code == 403


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:8000", 200),
        ("http://LOCALHOST:8000", 200),
        ("http://localhost:3000", 403),
        ("https://evil.example", 403),
        ("null", 403),
        ("", 403),
    ],
)
async def test_only_pages_of_the_same_origin_may_post(origin: str, status: int) -> None:
    headers = {"origin": origin}
    response = await a_door().post(TURNS, json={"text": "Hi."}, headers=headers)
    assert response.status_code == status


async def test_a_server_open_to_any_host_still_minds_the_origin() -> None:
    door = a_door(hosts=("*",))
    assert (await door.get("/v1/scenarios", headers={"host": "coach.example"})).status_code == 200
    headers = {"host": "coach.example", "origin": "https://evil.example"}
    assert (await door.post(TURNS, json={"text": "Hi."}, headers=headers)).status_code == 403


async def test_a_body_over_the_limit_is_refused_by_its_declared_length() -> None:
    sessions = ScriptedSessions()
    response = await a_door(sessions).post(TURNS, content=b" " * (BODY_LIMIT_BYTES + 1))
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"
    assert sessions.asked == []


async def test_a_body_over_the_limit_is_refused_while_it_comes_in() -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b" " * 1024

    headers = {"content-type": "application/json"}
    response = await a_door().post(TURNS, content=endless(), headers=headers)
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"


async def test_a_length_too_long_to_be_a_number_is_refused() -> None:
    headers = {"content-length": "9" * 5000}
    assert (await a_door().post(TURNS, content=b"{}", headers=headers)).status_code == 413


async def test_a_body_at_the_limit_is_read() -> None:
    words = b'{"text": "Hi."}'
    content = words + b" " * (BODY_LIMIT_BYTES - len(words))
    headers = {"content-type": "application/json"}
    assert (await a_door().post(TURNS, content=content, headers=headers)).status_code == 200
