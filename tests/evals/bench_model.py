"""Prints what a live turn costs beside its model (`make bench`), against a scripted endpoint.

The model's pauses are scripted, so that what is measured is the server's own part: the way from a
sentence that is complete on the wire to its event, the CPU it takes, and many turns at once.
Endpoint and server are processes of their own, so the CPU counted is the server's alone; what
hearing, deciding and verifying take of it is measured once more here, by themselves.
Nothing here fails: a number is for reading, beside how busy the machine was.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.evals.bench_rooms import rooms
from tests.evals.raw_streams import posted
from tests.fake_model.honest import COURTESY
from tests.flows.playing import Served, served

TURNS, WARM, TURNS_A_GAME = 60, 12, 3
AT_ONCE, OVER_SECONDS, FIRST_AFTER = 200, 10.0, 0.8
PAUSE = 0.15  # between the first sentence and the rest: longer than what either takes
ROOT = Path(__file__).resolve().parents[2]
NEW = {"scenario": "licence-renewal", "role": "client"}
QUESTIONS = ("What matters most to you?", "Which of these could you move on?", "Why is that?")
SENTENCE, ENDED = "event: turn.sentence", "event: session.state"
# Of a direct client: the piece that ends the first sentence, and the end of the answer.
LAST_PIECE, DONE = f'"content": "{COURTESY[-(len(COURTESY) % 4 or 4) :]}"', "data: [DONE]"


def main() -> None:
    """Measure one turn at a time, then many at once."""
    print(f"{os.cpu_count()} cores, of which busy before: {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        one = _one_by_one(Path(folder) / "one")
        _line("a complete unit to its event, median", _middle(one.units) * 1e3, "ms", "15")
        _line("  the first sentence alone", _middle(one.firsts) * 1e3, "ms", "-")
        _line("  the decided part alone", _middle(one.lasts) * 1e3, "ms", "-")
        _line("own CPU before the first words, median", _middle(one.cpu_first) * 1e3, "ms", "5")
        _line("own CPU of a live turn, median", _middle(one.cpu_turn) * 1e3, "ms", "25")
        print(f"{len(one.firsts)} turns, {TURNS_A_GAME} of each game, one at a time")
        for name, seconds in rooms().items():
            _line(f"  {name} alone, median", _middle(seconds) * 1e3, "ms", "-")
        direct, live, failed = _at_once(Path(folder) / "many")
    _line("first words of a direct client, median", _middle(direct), "s", "-")
    _line("first words of many turns, median", _middle(live), "s", "-")
    _line("  of the direct client's", _middle(live) / _middle(direct), "x", "1.5")
    _line("  the slowest twentieth, likewise", _slow(live) / _slow(direct), "x", "1.5")
    _line("turns that failed", failed, "", "0")
    print(f"{len(live)} turns started over {OVER_SECONDS:g} s, on one worker")
    print(f"busy at the end: {os.getloadavg()[0]:.1f}")


@dataclass(frozen=True, slots=True)
class Timed:
    """One turn: when its units came, and the server's CPU before, at the first, and after."""

    units: list[float]
    cpu: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds of single turns."""

    firsts: list[float] = field(default_factory=list)
    lasts: list[float] = field(default_factory=list)
    cpu_first: list[float] = field(default_factory=list)
    cpu_turn: list[float] = field(default_factory=list)

    @property
    def units(self) -> list[float]:
        """Return the way of every unit."""
        return [*self.firsts, *self.lasts]

    def add(self, turn: Timed, sent: Sequence[float]) -> None:
        """Take a turn and when its first sentence and its last word were sent."""
        before, first, after = turn.cpu
        self.firsts.append(turn.units[0] - sent[0])
        self.lasts.append(next(at for at in turn.units if at > sent[1]) - sent[1])
        self.cpu_first.append(first - before)
        self.cpu_turn.append(after - before)


def _one_by_one(data: Path) -> Figures:
    """Play turns one after another, some of each game."""
    figures = Figures()
    with _scripted(PAUSE, tells="1") as model, _live(data, model.url) as server:
        for nth in range((WARM + TURNS) // TURNS_A_GAME):
            address = _session(server, nth)
            for question in QUESTIONS[:TURNS_A_GAME]:
                turn = asyncio.run(_timed_turn(server, address, question))
                sent = model.told(), model.told()
                if nth * TURNS_A_GAME >= WARM and len(turn.units) > 1:
                    figures.add(turn, sent)
    return figures


async def _timed_turn(server: Served, address: str, question: str) -> Timed:
    body = {"text": question}
    await asyncio.sleep(PAUSE)  # what the session left to do is done
    before, units, at_first = _cpu(server), [], 0.0
    async with aclosing(posted(f"{address}/turns", body)) as lines:
        async for line in lines:
            if line.text.startswith(SENTENCE):
                units.append(line.at)
                at_first = at_first or _cpu(server)
    await asyncio.sleep(PAUSE)
    return Timed(units, (before, at_first, _cpu(server)))


def _at_once(data: Path) -> tuple[list[float], list[float], int]:
    """Start many turns on one worker; return first words of a direct client and of ours."""
    with _scripted(FIRST_AFTER) as model, _live(data, model.url) as server:
        calls = [(f"{model.url}/chat/completions", _CALL)] * AT_ONCE
        turns = [
            (f"{_session(server, seed)}/turns", {"text": QUESTIONS[0]}) for seed in range(AT_ONCE)
        ]
        direct = asyncio.run(_started(calls, LAST_PIECE, DONE))
        live = asyncio.run(_started(turns, SENTENCE, ENDED))
    good = [one for one in live if one is not None]
    return [one for one in direct if one is not None], good, len(live) - len(good)


_CALL = {
    "model": "scripted",
    "stream": True,
    "messages": [{"role": "user", "content": "ACTS to be put into words now\n- Good.\n\n"}],
}


async def _started(calls: Sequence[tuple[str, object]], told: str, end: str) -> list[float | None]:
    """Make calls evenly over some seconds; return the seconds to each one's first words."""
    begin = time.perf_counter()

    async def call(nth: int) -> float | None:
        await asyncio.sleep(begin + nth * OVER_SECONDS / len(calls) - time.perf_counter())
        return await _first_words(*calls[nth], told, end)

    return list(await asyncio.gather(*(call(nth) for nth in range(len(calls)))))


async def _first_words(url: str, body: object, told: str, end: str) -> float | None:
    """Return the seconds to the first words, None for an answer without them or without an end."""
    begin, first = time.perf_counter(), None
    try:
        async with aclosing(posted(url, body)) as lines:
            async for line in lines:
                if first is None and told in line.text:
                    first = line.at - begin
                if end in line.text:
                    return first
    except OSError:
        return None
    return None


@dataclass(frozen=True, slots=True)
class Scripted:
    """The scripted endpoint in its process."""

    url: str
    process: subprocess.Popen[str]

    def told(self) -> float:
        """Return when it sent the next part that it tells of."""
        return float(self.process.stdout.readline()) if self.process.stdout else 0.0


@contextmanager
def _scripted(first_after: float, tells: str = "") -> Iterator[Scripted]:
    """Run the scripted endpoint in a process of its own."""
    wanted = {"WAIT": str(first_after), "PAUSE": str(PAUSE), "TELL": tells}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.fake_model"],
        cwd=ROOT,
        env={**os.environ, **wanted},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Scripted(process.stdout.readline().strip() if process.stdout else "", process)
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextmanager
def _live(data: Path, url: str) -> Iterator[Served]:
    """Serve with a voice, and no coach: its libraries would be loaded while this measures."""
    named = {"WINWIN_LLM_BASE_URL": url, "WINWIN_LLM_VOICE_MODEL": "scripted"}
    with served(data, **named, WINWIN_LLM_EAR_MODEL="scripted") as server:
        yield server


def _session(server: Served, seed: int) -> str:
    """Open a session and return its address."""
    made = httpx.post(f"{server.address}/v1/sessions", json=NEW | {"seed": 1 + seed})
    return f"{server.address}/v1/sessions/{made.raise_for_status().json()['id']}"


def _cpu(server: Served) -> float:
    """Return the seconds that every thread of a server has run (Linux only)."""
    tasks = Path(f"/proc/{server.process.pid}/task").glob("*/schedstat")
    return sum(int(task.read_text(encoding="utf-8").split()[0]) for task in tasks) / 1e9


def _middle(values: Sequence[float]) -> float:
    return statistics.median(values) if values else 0.0


def _slow(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))] if values else 0.0


def _line(name: str, value: float, unit: str, limit: str) -> None:
    print(f"{name:<40} {value:8.2f} {unit:<3} (limit {limit})")


if __name__ == "__main__":
    main()
