"""An event stream: what it sends, what keeps it open, and everything that may end it."""

import asyncio
import signal
from collections.abc import AsyncGenerator, Iterator
from types import SimpleNamespace

import pytest
from starlette.types import Message

from app.api import sse
from app.api.sse import EventStream

pytestmark = pytest.mark.anyio
FRAME = b"id: 1\r\nevent: turn.sentence\r\ndata: {}\r\n\r\n"
SOON = 0.02


class Peer:
    """Whoever asked: keeps what is sent, takes nothing while `is_deaf`, and may go away."""

    def __init__(self) -> None:
        self.sent: list[Message] = []
        self.gone, self.further, self.is_closed = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.is_deaf = False

    async def receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if self.is_deaf:
            await asyncio.Event().wait()
        self.sent.append(message)

    async def frames(self) -> AsyncGenerator[bytes, None]:
        """One frame, then another one when the test says so."""
        try:
            yield FRAME
            await self.further.wait()
            yield FRAME
        finally:
            self.is_closed.set()

    async def hear(self, send_seconds: float = 5.0, grace_seconds: float = 0.0) -> None:
        stream = EventStream(self.frames(), send_seconds, grace_seconds)
        async with asyncio.timeout(5):
            await stream({"type": "http", "method": "GET"}, self.receive, self.send)

    @property
    def bodies(self) -> list[bytes]:
        return [message["body"] for message in self.sent[1:]]

    @property
    def is_whole(self) -> bool:
        return self.sent[-1].get("more_body") is False


@pytest.fixture
def peer() -> Peer:
    return Peer()


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sse, "_LOOK_SECONDS", SOON)


@pytest.fixture
def stopping() -> Iterator[SimpleNamespace]:
    """A server as uvicorn's: its handler of signals is a method of it."""

    class Server(SimpleNamespace):
        def handle_exit(self, *_: object) -> None:
            self.should_exit = True

    server = Server(should_exit=False)
    before = signal.signal(signal.SIGTERM, server.handle_exit)
    yield server
    signal.signal(signal.SIGTERM, before)


async def test_frames_are_sent_as_they_are_under_the_headers_of_a_stream(peer: Peer) -> None:
    peer.further.set()
    await peer.hear()
    assert dict(peer.sent[0]["headers"]) == {
        b"content-type": b"text/event-stream; charset=utf-8",
        b"cache-control": b"no-store",
        b"connection": b"keep-alive",
        b"x-accel-buffering": b"no",
    }
    assert peer.bodies == [FRAME, FRAME, b""]
    assert peer.is_whole


async def test_who_goes_away_ends_it_and_the_frames_are_closed(peer: Peer) -> None:
    hearing = asyncio.create_task(peer.hear())
    await asyncio.sleep(SOON)
    assert not peer.is_closed.is_set()
    peer.gone.set()
    await hearing
    assert peer.is_closed.is_set()
    assert not peer.is_whole


async def test_while_it_is_silent_heartbeats_keep_it_open(
    peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sse, "PING_SECONDS", SOON)
    hearing = asyncio.create_task(peer.hear())
    await asyncio.sleep(10 * SOON)
    peer.further.set()
    await hearing
    first, *between, last, end = peer.bodies
    assert (first, last, end) == (FRAME, FRAME, b"")
    assert len(between) >= 2
    assert {body[:1] for body in between} == {b":"}


async def test_who_does_not_even_take_a_heartbeat_is_given_up(
    peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sse, "PING_SECONDS", SOON)
    hearing = asyncio.create_task(peer.hear(send_seconds=SOON))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    peer.is_deaf = True
    await hearing
    assert peer.is_closed.is_set()


async def test_who_takes_no_frame_in_time_is_given_up(peer: Peer) -> None:
    peer.is_deaf = True
    with pytest.raises(TimeoutError):
        await peer.hear(send_seconds=SOON)


async def test_a_server_that_stops_cuts_it_off_once_its_grace_is_over(
    peer: Peer, stopping: SimpleNamespace
) -> None:
    hearing = asyncio.create_task(peer.hear(grace_seconds=10 * SOON))
    stopping.should_exit = True
    await asyncio.sleep(5 * SOON)
    assert not peer.is_closed.is_set()
    await hearing
    assert peer.is_closed.is_set()
    assert not peer.is_whole


async def test_a_stream_that_ends_within_the_grace_is_whole(
    peer: Peer, stopping: SimpleNamespace
) -> None:
    hearing = asyncio.create_task(peer.hear(grace_seconds=10.0))
    stopping.should_exit = True
    await asyncio.sleep(3 * SOON)
    peer.further.set()
    await hearing
    assert peer.is_whole


async def test_what_fails_on_the_way_is_raised_and_nothing_goes_on() -> None:
    async def failing() -> AsyncGenerator[bytes, None]:
        yield FRAME
        raise ValueError("broken")

    peer, before = Peer(), asyncio.all_tasks()
    with pytest.raises(ValueError, match="broken"):
        await EventStream(failing(), 5.0)({"type": "http"}, peer.receive, peer.send)
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == before
