"""Prints how long a turn and a start take, and how much memory the server needs (`make bench`).

Figures are medians on this machine, with the server and the load on the same cores; beside them
stand the limits the project asks of itself. Nothing here fails: a number is for reading.

Turns are measured twice: while the game before is played on beside them, and, in the games whose
report is read at once, with nothing beside them.
"""

import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from app.coach.play import Play
from app.sessions.rollouts import marked_turns
from app.simulation.whatif import what_if
from tests.builders_games import play, spread
from tests.builders_play import RUBRIC
from tests.flows.learners import AskingLearner
from tests.flows.playing import Json, brief_of, served

GAMES, READ_GAMES = 12, 8
STARTS = 3
BARE_REQUESTS = 100
# Of so many games the first so many that took ten turns are played on.
SIMULATED_FROM, SIMULATED, TEN_TURNS = 600, 30, 10
JSON, PAGE = "/v1/sessions/{}/report?format=json", "/sessions/{}/report"


@dataclass
class Load:
    """Seconds of each request, by what it was for."""

    bare: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    first: dict[str, list[float]] = field(default_factory=lambda: {JSON: [], PAGE: []})
    later: dict[str, list[float]] = field(default_factory=lambda: {JSON: [], PAGE: []})


def main() -> None:
    """Start, play and report."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        starts = [_start_seconds(data / str(n)) for n in range(STARTS)]
        again = [_start_seconds(data / "0") for _ in range(STARTS)]
        with served(data / "load") as server, httpx.Client(base_url=server.address) as client:
            load = _load(client)
            memory, beside = server.peak_megabytes(), server.peak_megabytes_beside()
    _line("start to first answer, new database", statistics.median(starts), "s", "4 (aim 2)")
    _line("start to first answer, again", statistics.median(again), "s", "4 (aim 2)")
    report(load)
    simulated = _what_if_seconds()
    _line("what-if of a ten-turn game, median", statistics.median(simulated), "s", "1.5")
    _line("what-if of a ten-turn game, 95 %", _percentile(simulated, 0.95), "s", "-")
    _line("peak memory of the server", memory, "MB", "200")
    _line("peak memory of the process beside it", beside, "MB", "-")


def report(load: Load) -> None:
    """Print what requests took."""
    request = statistics.median(load.bare)
    _line("a bare request (/healthz), median", request * 1e3, "ms", "-")
    for turns, name, limit in (
        (load.beside, "while games are played on", "15"),
        (load.alone, "nothing beside it", "-"),
    ):
        turn = statistics.median(turns)
        _line(f"one offline turn, {name}, median", turn * 1e3, "ms", limit)
        _line("  the same, in bare requests", turn / request, "x", "-")
        _line("  the same, 95 %", _percentile(turns, 0.95) * 1e3, "ms", "-")
    for path, name in ((JSON, "report as JSON"), (PAGE, "report as a page")):
        _line(f"{name}, right after the game", statistics.median(load.first[path]), "s", "-")
        _line(f"{name}, later, median", statistics.median(load.later[path]) * 1e3, "ms", "50")
    print(f"{len(load.beside)} and {len(load.alone)} turns, one learner at a time")


def _seconds(client: httpx.Client, path: str) -> float:
    begin = time.perf_counter()
    client.get(path).raise_for_status()
    return time.perf_counter() - begin


def _start_seconds(data: Path) -> float:
    begin = time.perf_counter()
    with served(data) as server:
        httpx.get(f"{server.address}/v1/scenarios").raise_for_status()
        return time.perf_counter() - begin


def _load(client: httpx.Client) -> Load:
    """Play games one after another; then games whose report is read as soon as they are over."""
    load = Load()
    _read(client, _play(client, GAMES + READ_GAMES + 1, []), Load())  # all that is done once
    for seed in range(1, GAMES + 1):
        last = _play(client, seed, load.beside)
    _read(client, last, Load())  # so that none is played on any longer
    for seed in range(GAMES + 1, GAMES + READ_GAMES + 1):
        _read(client, _play(client, seed, load.alone), load, is_page_first=seed % 4 < 2)
    load.bare.extend(_seconds(client, "/healthz") for _ in range(BARE_REQUESTS))
    return load


def _play(client: httpx.Client, seed: int, turns: list[float]) -> str:
    role = "client" if seed % 2 else "vendor"
    learner = AskingLearner(brief_of(client, role, seed))
    wish = {"scenario": "licence-renewal", "role": role, "seed": seed}
    session = client.post("/v1/sessions", json=wish).raise_for_status().json()
    address = f"/v1/sessions/{session['id']}"
    while session["phase"] in ("open", "agreeing"):
        session = _timed_turn(client, address, learner.move(session), turns)
    client.post(f"{address}/reflection", json={"skipped": True}).raise_for_status()
    return str(session["id"])


def _read(client: httpx.Client, session: str, load: Load, *, is_page_first: bool = False) -> None:
    first, second = (PAGE, JSON) if is_page_first else (JSON, PAGE)
    load.first[first].append(_seconds(client, first.format(session)))
    client.get(second.format(session)).raise_for_status()
    for path in (JSON, PAGE):
        load.later[path].append(_seconds(client, path.format(session)))


def _what_if_seconds() -> list[float]:
    """Time the choice of moments and the simulation of ten-turn games, in one core's seconds."""
    times: list[float] = []
    for match in spread(SIMULATED_FROM):
        game, scenario, own = play(match), match.scenario, match.role
        if game.turns == TEN_TURNS and len(times) < SIMULATED:
            play_of = Play(
                game.history, scenario, scenario.role(own), scenario.other(own), RUBRIC.thresholds
            )
            begin = time.process_time()
            what_if(play_of, marked_turns(play_of, RUBRIC), match.persona, match.seed)
            times.append(time.process_time() - begin)
    return times


def _timed_turn(client: httpx.Client, address: str, move: Json, turns: list[float]) -> Json:
    path = f"{address}/end" if "end" in move else f"{address}/turns"
    body = {"action": move["end"]} if "end" in move else move
    begin = time.perf_counter()
    answer = client.post(path, json=body).raise_for_status()
    turns.append(time.perf_counter() - begin)
    return dict(answer.json()["session"])


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def _line(name: str, value: float, unit: str, limit: str) -> None:
    print(f"{name:<54} {value:8.1f} {unit:<3} (limit {limit})")


if __name__ == "__main__":
    main()
