"""Prints what open event streams cost one worker (`make bench`).

A scripted model begins some replies and holds the rest of them back; 200, then 1,000 streams
follow these. What a stream holds is what the server's memory grew by as they were opened, divided
by their number; beside it stands the same of the server alone, with no framework around it.
Meanwhile other sessions are played. A stream that does not get the last event was dropped. Nothing
here fails.
"""

import asyncio
import tempfile
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.evals.bare_app import STREAM, bare_process
from tests.evals.load import SCENARIO, Wish, run
from tests.evals.machine import print_figure, print_machine, resident_megabytes
from tests.evals.raw_streams import Line, followed, posted
from tests.fake_model.honest import honest
from tests.fake_model.server import FakeModel, fake_model
from tests.flows.playing import Served, served

STREAMS, WARM_STREAMS, TALKS, AT_ONCE = (200, 1000), 50, 20, 50
HELD_SECONDS, WARM_SECONDS, SETTLED_SECONDS = 30.0, 3.0, 1.0
PLAYERS, TURNS, WARM_RUNS = 4, 5, 3
NEW = {"scenario": SCENARIO, "role": "client", "seed": 6}
QUESTION = "What matters most to you?"
SENTENCE, LAST = "event: turn.sentence", "event: session.state"
_SETTINGS = {
    "WINWIN_LLM_VOICE_MODEL": "scripted",
    "WINWIN_LLM_STALL_SECONDS": "60",
    "WINWIN_LLM_TURN_SECONDS": "120",
}


def main() -> None:
    """Serve with a scripted voice and measure."""
    print_machine()
    with tempfile.TemporaryDirectory() as folder, bare_process(Path(folder)) as (address, pid):
        asyncio.run(_measure_bare(address, pid))
    with tempfile.TemporaryDirectory() as folder, fake_model(author=honest()) as model:
        named = {"WINWIN_LLM_BASE_URL": model.url, **_SETTINGS}
        with served(Path(folder), **named) as server:
            asyncio.run(_measure(server, model))
    print_machine()


async def _measure_bare(address: str, pid: int) -> None:
    held = Held(((address + STREAM, Stream(followed(address + STREAM))),), [])
    await held.open(WARM_STREAMS)
    before = resident_megabytes(pid)
    await held.open(STREAMS[-1])
    await asyncio.sleep(SETTLED_SECONDS)
    grown = resident_megabytes(pid) - before
    print_figure("a stream of the server alone", grown * 1024 / STREAMS[-1], "kB")


async def _measure(server: Served, model: FakeModel) -> None:
    pid, players = server.process.pid, Wish((server.address,), PLAYERS, TURNS)
    warm = await Held.begun(server, model, WARM_SECONDS)
    await warm.open(WARM_STREAMS)
    await warm.ended()
    for _ in range(WARM_RUNS):
        alone = await asyncio.to_thread(run, players)
    held, grown = await Held.begun(server, model, HELD_SECONDS), 0.0
    for streams in STREAMS:
        before = resident_megabytes(pid)  # what turns meanwhile add is not the streams'
        await held.open(streams - len(held.streams))
        await asyncio.sleep(SETTLED_SECONDS)
        grown += resident_megabytes(pid) - before
        print_figure(f"{streams} streams: memory of each", grown * 1024 / streams, "kB", "40")
        print_figure("  of them open", held.still_open, "", str(streams))
        meanwhile = await asyncio.to_thread(run, players)
        print_figure("  a turn meanwhile, median", meanwhile.median_ms, "ms")
        slower = meanwhile.median_ms / alone.median_ms
        print_figure("  the same, in turns without streams", slower, "x")
    still_open = held.still_open
    whole = await held.ended()
    print_figure("open when the last turn was answered", still_open, "", str(STREAMS[-1]))
    print_figure("streams that got no last event", STREAMS[-1] - whole, "", "0")


class Stream:
    """An event stream that is read to its end."""

    def __init__(self, lines: AsyncGenerator[Line, None]) -> None:
        self._begun = asyncio.Event()
        self._last = ""
        self._task = asyncio.create_task(self._read(lines))

    @property
    def is_open(self) -> bool:
        """Say whether it goes on."""
        return not self._task.done()

    async def begun(self) -> None:
        """Wait for the first sentence of the reply, or for its end where it could not be opened."""
        await self._begun.wait()

    async def is_whole(self) -> bool:
        """Wait for its end and say whether its last event is that of a whole reply."""
        await asyncio.gather(self._task, return_exceptions=True)
        return self._last == LAST

    async def _read(self, lines: AsyncGenerator[Line, None]) -> None:
        try:
            async with aclosing(lines):
                async for line in lines:
                    if line.text.startswith("event: "):
                        self._last = line.text
                    if self._last == SENTENCE:
                        self._begun.set()
        finally:
            self._begun.set()


@dataclass(frozen=True, slots=True)
class Held:
    """Replies that a model has begun and holds back, by their events, and what follows these."""

    replies: tuple[tuple[str, Stream], ...]
    streams: list[Stream]

    @classmethod
    async def begun(cls, server: Served, model: FakeModel, seconds: float) -> "Held":
        """Begin replies, each in a session of its own, and hold them for some seconds."""
        async with httpx.AsyncClient(base_url=server.address, timeout=30) as client:
            made = [await client.post("/v1/sessions", json=NEW) for _ in range(TALKS)]
        talks = [f"{server.address}/v1/sessions/{one.json()['id']}" for one in made]
        model.replies = honest(0.0, seconds)
        sent = {"text": QUESTION}
        replies = tuple((f"{talk}/events", Stream(posted(f"{talk}/turns", sent))) for talk in talks)
        await asyncio.gather(*(reply.begun() for _, reply in replies))
        model.replies = honest()
        return cls(replies, [])

    @property
    def still_open(self) -> int:
        """Return how many of the streams go on."""
        return sum(stream.is_open for stream in self.streams)

    async def open(self, number: int) -> None:
        """Open so many more streams, some at once, spread over the replies."""
        for start in range(0, number, AT_ONCE):
            places = range(start, min(number, start + AT_ONCE))
            addresses = [self.replies[place % len(self.replies)][0] for place in places]
            new = [Stream(followed(address)) for address in addresses]
            await asyncio.gather(*(stream.begun() for stream in new))
            self.streams.extend(new)

    async def ended(self) -> int:
        """Wait for the end of all and return how many streams got the last event."""
        await asyncio.gather(*(reply.is_whole() for _, reply in self.replies))
        return sum(await asyncio.gather(*(stream.is_whole() for stream in self.streams)))


if __name__ == "__main__":
    main()
