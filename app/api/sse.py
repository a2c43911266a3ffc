"""Server-sent events as a response, for many that are open at once and mostly silent.

A stream is the task of its request, and one that waits for the client to go. One timer looks after
all of a loop: it has silent streams send a heartbeat, and ends them when the server stops. What
was sent is let go of, so that an open stream holds little.
"""

import asyncio
import signal
from collections.abc import AsyncGenerator
from contextlib import aclosing
from weakref import WeakKeyDictionary

from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

# Proxies close what has been silent for long.
PING_SECONDS = 15.0
_LOOK_SECONDS = 0.5
_PING = b": ping\r\n\r\n"
_HEADERS = {"cache-control": "no-store", "connection": "keep-alive", "x-accel-buffering": "no"}


class EventStream(StreamingResponse):
    """Sends frames as they come, until there are no more, the client leaves or the server stops.

    Whoever takes nothing for `send_seconds` is given up (TimeoutError). A server that stops lets
    it go on for `grace_seconds`. However it ends, the frames are closed.
    """

    media_type = "text/event-stream"

    def __init__(
        self, frames: AsyncGenerator[bytes, None], send_seconds: float, grace_seconds: float = 0.0
    ) -> None:
        super().__init__(frames, headers=_HEADERS)
        self._frames = frames
        self._send_seconds, self._grace_seconds = send_seconds, grace_seconds
        self._end = asyncio.timeout(None)
        self._ping: asyncio.Task[None] | None = None
        self._is_sending = self._is_cut = False
        self._sent_at = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Handle one request."""
        watch, gone = _watch(), asyncio.create_task(self._cut_when_gone(receive))
        try:
            async with self._end:
                watch.add(self)
                await self._tell(send)
        except TimeoutError:
            if not self._end.expired():
                raise
        finally:
            watch.drop(self)
            gone.cancel()
            if self._ping is not None:
                self._ping.cancel()

    def look(self, now: float, stopping_for: float | None) -> None:
        """Do what is due at a time of the loop; the server may have been stopping for seconds."""
        if stopping_for is not None and stopping_for >= self._grace_seconds:
            self._cut()
        elif self._is_silent(now):
            self._ping = asyncio.create_task(self._pinged())

    async def _tell(self, send: Send) -> None:
        self._send = send
        async with aclosing(self._frames) as frames:
            start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
            await self._sent(start)
            async for frame in frames:
                await self._sent({"type": "http.response.body", "body": frame, "more_body": True})
                del frame
        await self._sent({"type": "http.response.body", "body": b"", "more_body": False})

    async def _sent(self, message: Message) -> None:
        """Send, after a heartbeat that is on its way."""
        if self._ping is not None and not self._ping.done():
            await self._ping
        await self._out(message)

    async def _out(self, message: Message) -> None:
        self._is_sending = True
        try:
            async with asyncio.timeout(self._send_seconds):
                await self._send(message)
        finally:
            self._is_sending, self._sent_at = False, asyncio.get_running_loop().time()

    def _is_silent(self, now: float) -> bool:
        return not self._is_sending and now - self._sent_at >= PING_SECONDS

    async def _pinged(self) -> None:
        try:
            await self._out({"type": "http.response.body", "body": _PING, "more_body": True})
        except TimeoutError:
            self._cut()

    async def _cut_when_gone(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._cut()

    def _cut(self) -> None:
        if not self._is_cut:
            self._is_cut = True
            self._end.reschedule(asyncio.get_running_loop().time())


class _Watch:
    """Looks after the open streams of a loop, for as long as there are any."""

    def __init__(self) -> None:
        self._streams: set[EventStream] = set()
        self._timer: asyncio.TimerHandle | None = None
        self._stopping_since: float | None = None

    def add(self, stream: EventStream) -> None:
        self._streams.add(stream)
        if self._timer is None:
            self._look_later()

    def drop(self, stream: EventStream) -> None:
        self._streams.discard(stream)
        if not self._streams and self._timer is not None:
            self._timer.cancel()
            self._timer = self._stopping_since = None

    def _look_later(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(_LOOK_SECONDS, self._look)

    def _look(self) -> None:
        now = asyncio.get_running_loop().time()
        if self._stopping_since is None and _is_stopping():
            self._stopping_since = now
        since = self._stopping_since
        for stream in tuple(self._streams):
            stream.look(now, None if since is None else now - since)
        self._look_later()


_WATCHES: "WeakKeyDictionary[asyncio.AbstractEventLoop, _Watch]" = WeakKeyDictionary()


def _watch() -> _Watch:
    return _WATCHES.setdefault(asyncio.get_running_loop(), _Watch())


def _is_stopping() -> bool:
    """Say whether uvicorn was asked to stop: it tells nobody, but its handler of signals knows."""
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    return getattr(server, "should_exit", False) is True
