"""A scripted OpenAI-compatible server on a real loopback socket, in a thread of its own.

Replies are given in order, the last one for ever; every request is counted and kept.
"""

import asyncio
import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.fake_model.replies import Reply, Step

Author = Callable[["Asked"], Reply]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came: path, headers by lower-case name, and the JSON of its body."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def told(self) -> str:
        """Everything the messages say, as one text."""
        return "\n".join(message["content"] for message in self.body["messages"])


@dataclass
class FakeModel:
    """The server as a test sees it; `replies` may be set anew while it runs.

    `watch` is told of every step just before its bytes are sent.
    """

    replies: Sequence[Reply] | Author
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    watch: Callable[[Step], None] = lambda _: None

    def reply_to(self, asked: Asked) -> Reply:
        """Keep the request and return what is scripted for it."""
        self.asked.append(asked)
        if callable(self.replies):
            return self.replies(asked)
        return self.replies[min(len(self.asked), len(self.replies)) - 1]

    def script(self, *replies: Reply) -> None:
        """Begin anew with other replies; what was asked is forgotten."""
        self.asked.clear()
        self.replies = replies

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        self.connections += 1
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            while (asked := await _read(reader)) is not None:
                reply = self.reply_to(asked)
                await _write(reply, writer, self.watch)
                if reply.ending == "dropped":
                    writer.transport.abort()
        writer.close()


@contextlib.contextmanager
def fake_model(*replies: Reply, author: Author | None = None) -> Iterator[FakeModel]:
    """Run a scripted server; `author` answers by what was asked instead of in order."""
    model, ready, loop = FakeModel(author or replies), threading.Event(), asyncio.new_event_loop()

    async def run() -> None:
        server = await asyncio.start_server(model.serve, "127.0.0.1", 0)
        model.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        ready.set()
        with contextlib.suppress(asyncio.CancelledError):
            await server.serve_forever()

    thread = threading.Thread(target=_run_loop, args=(loop, run()), daemon=True)
    thread.start()
    ready.wait()
    try:
        yield model
    finally:
        loop.call_soon_threadsafe(_cancel_all, loop)
        thread.join()
        loop.close()


def _run_loop(loop: asyncio.AbstractEventLoop, main: Any) -> None:  # noqa: ANN401 - a coroutine
    asyncio.set_event_loop(loop)
    loop.run_until_complete(main)
    loop.run_until_complete(asyncio.gather(*asyncio.all_tasks(loop), return_exceptions=True))


def _cancel_all(loop: asyncio.AbstractEventLoop) -> None:
    for task in asyncio.all_tasks(loop):
        task.cancel()


async def _read(reader: asyncio.StreamReader) -> Asked | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    except asyncio.IncompleteReadError:
        return None
    path = head[0].split(" ")[1]
    pairs = (line.partition(":") for line in head[1:] if line)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Asked(path, headers, json.loads(body or b"{}"))


async def _write(reply: Reply, writer: asyncio.StreamWriter, watch: Callable[[Step], None]) -> None:
    # A path the scripts do not know is still answered: what is wrong is for the client to find.
    lines = [f"HTTP/1.1 {reply.status} Scripted", "Transfer-Encoding: chunked"]
    lines += [f"{name}: {value}" for name, value in reply.headers]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    await writer.drain()
    for step in reply.steps:
        await _send(step, writer, watch)
    while reply.is_endless:
        await _send(reply.steps[-1], writer, watch)
    if reply.ending == "whole":
        writer.write(b"0\r\n\r\n")
        await writer.drain()
    elif reply.ending == "held":
        await asyncio.Event().wait()


async def _send(step: Step, writer: asyncio.StreamWriter, watch: Callable[[Step], None]) -> None:
    if step.wait:
        await asyncio.sleep(step.wait)
    watch(step)
    writer.write(b"%x\r\n%b\r\n" % (len(step.data), step.data))
    await writer.drain()
