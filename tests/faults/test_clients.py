"""Clients that go away in mid-reply, read nothing or come in crowds: nothing is lost or held."""

import asyncio
import socket
import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.types import Message

from app.api import stream as streaming
from app.api.stream import Listener, stream
from app.sessions.records import EventRecord
from tests.builders_store import AT
from tests.fake_model.honest import honest
from tests.faults.served import QUESTION, SSE, Nursery, Server, check_sound, good

SENT = {"text": QUESTION, "client_turn_id": "1"}


def leave(server: Server, session: str, headers: dict[str, str]) -> None:
    """Post a turn and hang up without reading a byte of the answer."""
    with httpx.Client(base_url=server.url, timeout=0.2) as client, suppress(httpx.TransportError):
        client.post(f"/v1/sessions/{session}/turns", json=SENT, headers=headers)


def at_rest(server: Server, session: str) -> None:
    """Wait until a session is there with its turn answered."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        seen = server.read(session)
        if len(seen["turns"]) == 3 and seen["reply_after"] is None:
            return
        time.sleep(0.05)
    raise AssertionError("nobody answered the turn")


@pytest.mark.parametrize("headers", [{}, SSE], ids=["json", "events"])
@pytest.mark.parametrize("is_live", [False, True], ids=["at once", "live"])
def test_a_turn_whose_sender_left_is_answered_and_kept(
    headers: dict[str, str], house: Nursery, tmp_path: Path, *, is_live: bool
) -> None:
    house.model.script()
    house.model.replies = honest(0.1, 0.4)
    with house.serve(tmp_path, is_live=is_live) as server:
        session = server.session()
        leave(server, session, headers)
        at_rest(server, session)
        good(server.say(session, key="1"))
        assert len(house.model.asked) == is_live
        assert len(check_sound(server, session)["turns"]) == 3


def test_whoever_reads_nothing_holds_nobody_up(house: Nursery, tmp_path: Path) -> None:
    with house.serve(tmp_path) as server, ExitStack() as open_sockets:
        session = server.session()
        for number in range(6):
            good(server.say(session, key=f"turn-{number}"))
        asked = f"GET /v1/sessions/{session}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        for accept in ("application/json", "text/event-stream"):
            for _ in range(20):
                deaf = open_sockets.enter_context(socket.socket())
                deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
                deaf.connect(("127.0.0.1", urlsplit(server.url).port))
                deaf.sendall(f"{asked}Accept: {accept}\r\n\r\n".encode())
        other = server.session()
        began = time.monotonic()
        good(server.say(other))
        assert time.monotonic() - began < 15
        check_sound(server, session)


async def _endless(is_closed: asyncio.Event) -> AsyncGenerator[Sequence[EventRecord], None]:
    try:
        for seq in range(1, 10_000):
            yield (EventRecord(seq, "ses_1", "turn.sentence", "trn_1", {"text": "So."}, AT),)
    finally:
        is_closed.set()


@pytest.mark.anyio
async def test_a_stream_nobody_takes_from_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "SEND_SECONDS", 0.05)
    is_closed, never = asyncio.Event(), asyncio.Event()

    async def send(message: Message) -> None:
        if message["type"] == "http.response.body":
            await never.wait()

    async def receive() -> Message:
        await never.wait()
        raise AssertionError

    response = stream(_endless(is_closed), Listener({"type": "http"}, "ses_1", lambda: AT))
    async with asyncio.timeout(5):
        with pytest.raises(TimeoutError):
            await response({"type": "http", "method": "GET"}, receive, send)
    assert is_closed.is_set()
