"""Prints what a second server process adds on one PostgreSQL database (`make bench`).

One server plays with eight clients, then two with four each; some rounds of both. Servers,
database and load share the cores of this machine: with two of them, a second server process has
none of its own, and the ratio says what it adds there and not what it could. Nothing here fails.
"""

import tempfile
from pathlib import Path
from statistics import median

from tests.evals.load import Run, Wish, run
from tests.evals.machine import print_figure, print_machine
from tests.flows.playing import served
from tests.postgres import a_database

CLIENTS, ROUNDS, TURNS, WARM_TURNS = 8, 3, 30, 10


def main() -> None:
    """Play on one server and on both, in turn."""
    print_machine()
    with tempfile.TemporaryDirectory() as folder, a_database() as url:
        named = {"WINWIN_DATABASE_URL": url}
        with (
            served(Path(folder) / "1", **named) as first,
            served(Path(folder) / "2", **named) as second,
        ):
            both = (first.address, second.address)
            run(Wish(both, CLIENTS, WARM_TURNS))
            rounds = [
                (run(Wish(both[:1], CLIENTS, TURNS)), run(Wish(both, CLIENTS, TURNS)))
                for _ in range(ROUNDS)
            ]
    _report("one server process on PostgreSQL", [one for one, _ in rounds])
    _report("two server processes on PostgreSQL", [two for _, two in rounds])
    share = median(two.rate / one.rate for one, two in rounds)
    print_figure("turns a second of two, in those of one", share, "x", "at least 1.6")
    print_machine()


def _report(name: str, runs: list[Run]) -> None:
    print_figure(f"{name}, {CLIENTS} clients", median(r.rate for r in runs), "a sec")
    print_figure("  median", median(r.median_ms for r in runs), "ms")
    print_figure("  99 %", median(r.p99_ms for r in runs), "ms")


if __name__ == "__main__":
    main()
