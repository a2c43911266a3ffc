"""Streamed HTTP answers read from bare sockets: no load beside what it measures."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer and when it came, by the clock of `time.perf_counter`."""

    text: str
    at: float


async def posted(url: str, body: object) -> AsyncGenerator[Line, None]:
    """Post JSON and yield the lines of the answer as they come; OSError unless it says 200."""
    data = json.dumps(body).encode()
    head = ["Content-Type: application/json", f"Content-Length: {len(data)}"]
    async with aclosing(_asked("POST", url, head, data)) as lines:
        async for line in lines:
            yield line


async def followed(url: str) -> AsyncGenerator[Line, None]:
    """Yield the lines of an event stream as they come; OSError unless it says 200."""
    async with aclosing(_asked("GET", url, [], b"")) as lines:
        async for line in lines:
            yield line


async def _asked(method: str, url: str, more: list[str], data: bytes) -> AsyncGenerator[Line, None]:
    to = urlsplit(url)
    reader, writer = await asyncio.open_connection(to.hostname, to.port)
    try:
        head = [f"{method} {to.path} HTTP/1.1", f"Host: {to.netloc}", "Connection: close"]
        head += ["Accept: text/event-stream", *more, "", ""]
        writer.write("\r\n".join(head).encode() + data)
        first = (await reader.readline()).decode()
        if " 200 " not in first:
            raise OSError(first.strip())
        while line := await reader.readline():
            if text := line.decode().strip():
                yield Line(text, time.perf_counter())
    finally:
        writer.close()
