"""Prints how long a turn and a start take, and how much memory the server needs (`make bench`).

Figures are medians on this machine, with the server and the load on the same cores; beside them
stand the limits the project asks of itself. Nothing here fails: a number is for reading.
"""

import statistics
import tempfile
import time
from pathlib import Path

import httpx

from app.coach.play import Play
from app.sessions.rollouts import marked_turns
from app.simulation.whatif import what_if
from tests.builders_games import play, spread
from tests.builders_play import RUBRIC
from tests.flows.learners import AskingLearner
from tests.flows.playing import Json, brief_of, served

GAMES = 12
STARTS = 3
BARE_REQUESTS = 100
# Of so many games the first so many that took ten turns are played on.
SIMULATED_FROM, SIMULATED, TEN_TURNS = 600, 30, 10


def main() -> None:
    """Start, play and report."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        starts = [_start_seconds(data / str(n)) for n in range(STARTS)]
        again = [_start_seconds(data / "0") for _ in range(STARTS)]
        with served(data / "load") as server, httpx.Client(base_url=server.address) as client:
            bare = [_seconds(client, "/healthz") for _ in range(BARE_REQUESTS)]
            turns, reports = _play_games(client)
            memory = server.peak_megabytes()
    _line("start to first answer, new database", statistics.median(starts), "s", "4 (aim 2)")
    _line("start to first answer, again", statistics.median(again), "s", "4 (aim 2)")
    turn, request = statistics.median(turns), statistics.median(bare)
    _line("one offline turn over HTTP, median", turn * 1e3, "ms", "15")
    _line("  the same, in bare requests", turn / request, "x", "-")
    _line("a bare request (/healthz), median", request * 1e3, "ms", "-")
    _line("one offline turn over HTTP, 95 %", _percentile(turns, 0.95) * 1e3, "ms", "-")
    _line("report as JSON, median", statistics.median(reports) * 1e3, "ms", "50")
    simulated = _what_if_seconds()
    _line("what-if of a ten-turn game, median", statistics.median(simulated), "s", "1.5")
    _line("what-if of a ten-turn game, 95 %", _percentile(simulated, 0.95), "s", "-")
    _line("peak memory of the server", memory, "MB", "200")
    print(f"{len(turns)} turns in {GAMES} games, one learner at a time")


def _seconds(client: httpx.Client, path: str) -> float:
    begin = time.perf_counter()
    client.get(path).raise_for_status()
    return time.perf_counter() - begin


def _start_seconds(data: Path) -> float:
    begin = time.perf_counter()
    with served(data) as server:
        httpx.get(f"{server.address}/v1/scenarios").raise_for_status()
        return time.perf_counter() - begin


def _play_games(client: httpx.Client) -> tuple[list[float], list[float]]:
    turns: list[float] = []
    reports: list[float] = []
    for seed in range(1, GAMES + 1):
        role = "client" if seed % 2 else "vendor"
        learner = AskingLearner(brief_of(client, role, seed))
        wish = {"scenario": "licence-renewal", "role": role, "seed": seed}
        session = client.post("/v1/sessions", json=wish).raise_for_status().json()
        address = f"/v1/sessions/{session['id']}"
        while session["phase"] in ("open", "agreeing"):
            session = _timed_turn(client, address, learner.move(session), turns)
        reports.append(_seconds(client, f"{address}/report?format=json"))
    return turns, reports


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
    print(f"{name:<40} {value:8.1f} {unit:<3} (limit {limit})")


if __name__ == "__main__":
    main()
