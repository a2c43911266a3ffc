"""Prints what an offline turn costs beside a bare endpoint on the same store (`make bench`).

Eight clients, each in its own session, post their next turn as soon as they have the answer: first
to the bare endpoint, then to the product, some rounds of both. In that closed loop the median is
eight turns' work of one worker; so it is printed too for eight people, who take a turn each two
seconds. Load, bare endpoint and product are a process each, on the same cores. Nothing here fails.
"""

import tempfile
import time
from pathlib import Path
from statistics import median

import httpx

from tests.evals.bare_app import served_bare
from tests.evals.load import Run, Wish, run
from tests.evals.machine import print_figure, print_machine
from tests.flows.learners import AskingLearner
from tests.flows.playing import brief_of, play, served

CLIENTS, ROUNDS, TURNS, BARE_TURNS, WARM_TURNS = 8, 3, 40, 250, 10
PEOPLE_TURNS, EVERY = 25, 2.0
GAMES, READS = 4, 10


def main() -> None:
    """Play in rounds, then as people do, then read reports."""
    print_machine()
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder) / "product") as product,
        served_bare(Path(folder) / "bare") as bare,
    ):
        _run(bare, WARM_TURNS, is_bare=True)
        _run(product.address, WARM_TURNS)
        rounds = [
            (_run(bare, BARE_TURNS, is_bare=True), _run(product.address, TURNS))
            for _ in range(ROUNDS)
        ]
        report_rounds(rounds)
        _report_people(product.address)
        _report_reports(product.address)
    print_machine()


def report_rounds(rounds: list[tuple[Run, Run]]) -> None:
    """Print the medians of all rounds, and of the ratios of each."""
    for name, runs, limits in (
        ("a bare endpoint", [bare for bare, _ in rounds], ("-", "-")),
        ("an offline turn", [turns for _, turns in rounds], ("15", "60")),
    ):
        print_figure(f"{name}, {CLIENTS} clients", median(r.rate for r in runs), "a sec")
        print_figure("  median", median(r.median_ms for r in runs), "ms", limits[0])
        print_figure("  99 %", median(r.p99_ms for r in runs), "ms", limits[1])
    share = median(100 * turns.rate / bare.rate for bare, turns in rounds)
    print_figure("turns a second, of the bare endpoint's", share, "%", "at least 25")
    longer = median(turns.median_ms / bare.median_ms for bare, turns in rounds)
    print_figure("median of a turn, in those of the bare endpoint", longer, "x")


def _report_people(address: str) -> None:
    """Print the same of people, who play to the end and read their report."""
    wish = Wish((address,), CLIENTS, PEOPLE_TURNS, every=EVERY, to_the_end=True, seed=5000)
    people = run(wish)
    print_figure(f"{CLIENTS} people, a turn each {EVERY:g} s", people.rate, "a sec")
    print_figure("  median", people.median_ms, "ms", "15")
    print_figure("  99 %", people.p99_ms, "ms", "60")


def _report_reports(address: str) -> None:
    """Print what it takes to read a report that was made, one reader at a time."""
    seconds: dict[str, list[float]] = {"json": [], "html": []}
    with httpx.Client(base_url=address, timeout=60) as client:
        for seed in range(1, 1 + GAMES):
            role = "client" if seed % 2 else "vendor"
            session = play(client, AskingLearner(brief_of(client, role, seed)), role, seed).session
            for form, took in seconds.items():
                path = f"/v1/sessions/{session['id']}/report?format={form}"
                client.get(path).raise_for_status()
                took += [_seconds(client, path) for _ in range(READS)]
    print_figure("report as JSON, once made, median", median(seconds["json"]) * 1e3, "ms", "50")
    print_figure("report as a page, once made, median", median(seconds["html"]) * 1e3, "ms", "300")


def _seconds(client: httpx.Client, path: str) -> float:
    begin = time.perf_counter()
    client.get(path).raise_for_status()
    return time.perf_counter() - begin


def _run(address: str, turns: int, *, is_bare: bool = False) -> Run:
    return run(Wish((address,), CLIENTS, turns, is_bare=is_bare))


if __name__ == "__main__":
    main()
