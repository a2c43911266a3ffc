"""Receivers of webhooks on loopback sockets: they keep what came and answer as they are told."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, cast

from standardwebhooks import Webhook


@dataclass(frozen=True)
class Received:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: str

    def verified(self, secret: str) -> dict[str, Any]:
        """Return what it says, as a receiver does: by the library, with its secret."""
        found: dict[str, Any] = Webhook(secret).verify(self.body, self.headers)
        return found


@dataclass
class Receiver:
    """What answers, one request a connection; `answers` are used up, the last one stays."""

    answers: list[bytes] = field(default_factory=lambda: [answer(204)])
    got: list[Received] = field(default_factory=list)
    port: int = 0
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self.port}/hooks?of=winwin"

    async def until(self, count: int, seconds: float = 20) -> list[Received]:
        """Wait until so many requests came; return them."""
        async with asyncio.timeout(seconds):
            while len(self.got) < count:
                self.came.clear()
                await self.came.wait()
        return self.got

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take one request and answer it, when the gate is open."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.strip().split("\r\n")
        headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in lines)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.got.append(Received(first.split(" ")[1], headers, body.decode()))
        self.came.set()
        await self.gate.wait()
        told = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        try:
            writer.write(told)
            await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()


def answer(status: int, *headers: str, body: bytes = b"") -> bytes:
    """An answer as it goes over the wire."""
    lines = [f"HTTP/1.1 {status} As told", f"content-length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


@asynccontextmanager
async def a_receiver(*answers: bytes) -> AsyncIterator[Receiver]:
    """Give a receiver that listens; its gate is open."""
    receiver = Receiver(list(answers) or [answer(204)])
    receiver.gate.set()
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        receiver.gate.set()
        server.close()


class Taking(HTTPServer):
    """The same on a thread, for tests that wait themselves."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Take)
        self.got: list[Received] = []
        self.status = 204
        self.gate = threading.Event()
        self.gate.set()

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self.server_port}/hooks"

    def until(self, count: int, seconds: float = 40) -> list[Received]:
        """Wait until so many requests came; return them."""
        end = time.monotonic() + seconds
        while len(self.got) < count:
            assert time.monotonic() < end, f"{len(self.got)} of {count} messages came"
            time.sleep(0.02)
        return self.got

    def handle_error(self, *_: object) -> None:
        """Let whoever hangs up do so."""


class _Take(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        taking = cast("Taking", self.server)
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        taking.got.append(Received(self.path, headers, body))
        taking.gate.wait(60)
        self.send_response(taking.status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@contextmanager
def taking() -> Iterator[Taking]:
    """Give a receiver on a thread; its gate is open."""
    with Taking() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.gate.set()
        server.shutdown()
        thread.join()
