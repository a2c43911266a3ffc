"""Learners who play turns over bare sockets, in a process of its own beside what it measures.

`python -m tests.evals.load '{"addresses": ["http://127.0.0.1:8000"], "turns": 10}'` prints when
each turn began and ended; `run` starts that and reads it. Closed loop: a client posts its next
turn when it has the answer, or paces itself as people do. Each plays sessions of its own, which
are opened before the clock runs, and reads the whole answer.
"""

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.evals.machine import percentile
from tests.flows.learners import AskingLearner

Json = dict[str, Any]
Span = tuple[float, float]
ROOT = Path(__file__).resolve().parents[2]
SCENARIO = "licence-renewal"
# A game left before its end has about as many; so many sessions at most are opened in advance.
_TURNS_A_GAME, _MOST_OPENED = 4, 12


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be played: by so many clients, so many turns each, spread over the addresses.

    `every` is the seconds from turn to turn of a client who paces itself (half to one and a half
    of them, by chance; 0: no pause). Games are left before their end and after `turns_a_game`, if
    any, or played `to_the_end` and their report read. `is_bare` plays against `bare_app`. `seed`
    is the first game's.
    """

    addresses: tuple[str, ...]
    clients: int = 8
    turns: int = 40
    turns_a_game: int = 0
    every: float = 0.0
    to_the_end: bool = False
    is_bare: bool = False
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """When each turn of each client began and ended, in seconds of one clock."""

    clients: tuple[tuple[Span, ...], ...]

    @property
    def seconds(self) -> list[float]:
        """Return what each turn took."""
        return [end - begin for turns in self.clients for begin, end in turns]

    @property
    def median_ms(self) -> float:
        """Return the median of a turn, in milliseconds."""
        return percentile(self.seconds, 0.5) * 1e3

    @property
    def p99_ms(self) -> float:
        """Return what 99 % of the turns did not exceed, in milliseconds."""
        return percentile(self.seconds, 0.99) * 1e3

    @property
    def rate(self) -> float:
        """Return the turns answered a second, for as long as every client was playing."""
        begin = min(turns[0][0] for turns in self.clients)
        until = min(turns[-1][1] for turns in self.clients)
        return sum(end <= until for turns in self.clients for _, end in turns) / (until - begin)


def run(wish: Wish) -> Run:
    """Play in a process of its own; CalledProcessError where a turn was not answered."""
    command = [sys.executable, "-m", "tests.evals.load", json.dumps(asdict(wish))]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return Run(tuple(tuple((a, b) for a, b in turns) for turns in json.loads(done.stdout)))


class Door:
    """One connection that is kept, and opened anew where the server closed it."""

    def __init__(self, address: str) -> None:
        self._to = urlsplit(address)
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: object = None) -> bytes:
        """Send a request and return the body of the answer; OSError unless it went well."""
        if self._open is None or self._open[0].at_eof():
            self._open = await asyncio.open_connection(self._to.hostname, self._to.port)
        reader, writer = self._open
        data = b"" if body is None else json.dumps(body).encode()
        head = [f"{method} {path} HTTP/1.1", f"Host: {self._to.netloc}"]
        head += ["Accept: application/json", "Content-Type: application/json"]
        head += [f"Content-Length: {len(data)}", "", ""]
        writer.write("\r\n".join(head).encode() + data)
        status, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = (line.lower().partition(":") for line in lines)
        length = next(int(value) for name, _, value in pairs if name == "content-length")
        answer = await reader.readexactly(length)
        if not status.split(" ")[1].startswith("2"):
            raise OSError(f"{path} said {status}: {answer.decode()}")
        return answer

    async def read(self, method: str, path: str, body: object = None) -> Json:
        """Return an answer's JSON."""
        return dict(json.loads(await self.ask(method, path, body)))


@dataclass
class Game:
    """A session of the product with who plays it; None against the bare endpoint."""

    session: Json
    learner: AskingLearner | None
    turns: int = 0

    @property
    def address(self) -> str:
        return f"/v1/sessions/{self.session['id']}"

    @property
    def is_over(self) -> bool:
        return self.learner is not None and self.session["phase"] not in ("open", "agreeing")


class Client:
    """One learner after another, each in a session of its own."""

    def __init__(self, wish: Wish, nth: int) -> None:
        self._wish, self._nth = wish, nth
        self._door = Door(wish.addresses[nth % len(wish.addresses)])
        self._chance = random.Random(wish.seed * 1000 + nth)
        self._opened: list[Game] = []
        self._games = self._sent = 0
        self._game: Game | None = None

    async def prepare(self) -> None:
        """Open the sessions of a short run."""
        games = 1 if self._wish.is_bare else self._wish.turns // _TURNS_A_GAME + 1
        for _ in range(min(games, _MOST_OPENED)):
            self._opened.append(await self._new())

    async def play(self) -> list[Span]:
        """Play the turns and return when each began and ended."""
        every = self._wish.every
        await asyncio.sleep(every * self._chance.random())
        spans = list[Span]()
        while len(spans) < self._wish.turns:
            spans.append(await self._turn())
            await asyncio.sleep(every * self._chance.uniform(0.5, 1.5))
        return spans

    async def _turn(self) -> Span:
        game, path, body = await self._next()
        begin = time.perf_counter()
        answer = await self._door.ask("POST", path, body)
        end = time.perf_counter()
        game.turns += 1
        if game.learner is not None:
            game.session = json.loads(answer)["session"]
        if game.is_over and self._wish.to_the_end:
            await self._door.ask("POST", f"{game.address}/reflection", {"skipped": True})
            await self._door.ask("GET", f"{game.address}/report?format=json")
        return begin, end

    async def _next(self) -> tuple[Game, str, Json]:
        """Return the next turn, of a new session where the one before is over or left."""
        self._sent += 1
        sent = {"client_turn_id": f"{self._nth}-{self._sent}"}
        while True:
            if self._game is None or self._is_left(self._game):
                self._game = self._opened.pop() if self._opened else await self._new()
            game, learner = self._game, self._game.learner
            move = {"text": "What matters most?"} if learner is None else learner.move(game.session)
            if "end" not in move:
                return game, f"{game.address}/turns", move | sent
            if self._wish.to_the_end:
                return game, f"{game.address}/end", {"action": move["end"]} | sent
            self._game = None

    def _is_left(self, game: Game) -> bool:
        return game.is_over or game.turns >= (self._wish.turns_a_game or self._wish.turns)

    async def _new(self) -> Game:
        self._games += 1
        seed = self._wish.seed + self._games * self._wish.clients + self._nth
        role = "client" if seed % 2 else "vendor"
        wish = {"scenario": SCENARIO, "role": role, "seed": seed}
        session = await self._door.read("POST", "/v1/sessions", wish)
        if self._wish.is_bare:
            return Game(session, None)
        brief = await self._door.read("GET", f"/v1/scenarios/{SCENARIO}?role={role}&seed={seed}")
        return Game(session, AskingLearner(brief))


async def _played(wish: Wish) -> Sequence[Sequence[Span]]:
    clients = [Client(wish, nth) for nth in range(wish.clients)]
    await asyncio.gather(*(client.prepare() for client in clients))
    return await asyncio.gather(*(client.play() for client in clients))


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_played(Wish(**json.loads(sys.argv[1]))))))
