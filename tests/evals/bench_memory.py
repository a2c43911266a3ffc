"""Prints whether a server's memory stays flat over many turns (`make bench`).

First so many short games are begun that what a server keeps of the latest is full. Then eight
clients play whole games to their report, one after another. `--turns 50000` is the run the
project's limit speaks of; a shorter one is in `make bench`. Nothing here fails.
"""

import argparse
import tempfile
from pathlib import Path

from tests.evals.load import Wish, run
from tests.evals.machine import print_figure, print_machine, resident_megabytes
from tests.flows.playing import served

CLIENTS, PARTS, TURNS_TO_WARM = 8, 5, 2


def main() -> None:
    """Play, and print the memory after each part."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--turns", type=int, default=2000)
    asked.add_argument("--warm", type=int, default=304, help="games before the first reading")
    wish = asked.parse_args()
    print_machine()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as server:
        pid = server.process.pid
        print_figure("memory at the start", resident_megabytes(pid), "MB")
        each = TURNS_TO_WARM * max(1, wish.warm // CLIENTS)
        begun = run(Wish((server.address,), CLIENTS, each, TURNS_TO_WARM))
        played = len(begun.seconds)
        warm = resident_megabytes(pid)
        print_figure(f"memory after {played} turns, warm", warm, "MB")
        for _ in range(PARTS):
            played += _played(server.address, max(1, wish.turns // PARTS), played)
            print_figure(f"memory after {played} turns", resident_megabytes(pid), "MB")
        grown = resident_megabytes(pid) - warm
        print_figure("memory grown since it was warm", grown, "MB", "flat")
        print_figure("  by 1,000 turns", grown / (wish.turns / 1e3), "MB", "-")
        print_figure("peak memory of the server", server.peak_megabytes(), "MB", "200")
        print_figure("peak memory of the process beside it", server.peak_megabytes_beside(), "MB")
    print_machine()


def _played(address: str, turns: int, before: int) -> int:
    """Play other games than before, and return how many turns were played."""
    each = max(1, turns // CLIENTS)
    played = run(Wish((address,), CLIENTS, each, to_the_end=True, seed=1 + before))
    return len(played.seconds)


if __name__ == "__main__":
    main()
