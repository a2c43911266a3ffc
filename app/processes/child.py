"""The process that plays games on: reads what to play from its input, writes what it came to.

`played_apart.py` starts it. It ends when its input does, so it outlives no server, however that
one ended. Rules: it imports what the simulation needs and no more, as each import is paid for in
memory and in the seconds until the first report.
"""

import os
import pickle
import sys
from contextlib import suppress

from app.simulation.whatif import what_if

# Where cores are few, turns come first; much nicer, and a report would wait for minutes on a busy
# machine.
_NICENESS = 3


def main() -> None:
    """Play on until the input ends, or nobody listens any longer."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    with suppress(EOFError, BrokenPipeError):
        while True:
            answer = what_if(*pickle.load(asked))  # noqa: S301 - from the process that started this
            pickle.dump(answer, answers)
            answers.flush()


if __name__ == "__main__":
    main()
