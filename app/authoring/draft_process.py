"""The process that looks one draft over: reads what to do from its input, writes what it found.

A text of anybody's may take any time and memory, or end the reader; here that ends nothing but
this process. `app/processes/drafts_apart.py` starts it and ends it.
"""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

from app.authoring.drafts import DraftsHere
from app.errors import Rejected
from app.sessions.plain import plain

if sys.platform != "win32":
    import resource

_MOST_BYTES = 1 << 30
_MOST_SECONDS = 60
_BADLY_OFF = 10  # behind everything else that runs here


def main() -> None:
    """Look over the draft on the input, within limits; {"rejected": ...} where they are reached."""
    _limit()
    asked = json.load(sys.stdin.buffer)
    drafts = DraftsHere(Path(sys.argv[1]))
    try:
        if asked["what"] == "check":
            told: object = plain(drafts.check(asked["yaml"], asked["draws"]))
        else:
            seen = drafts.preview(asked["yaml"], asked["seed"])
            told = {"errors": plain(seen)} if isinstance(seen, tuple) else plain(seen)
    except Rejected as error:
        told = {"rejected": error.problem}
    sys.stdout.buffer.write(json.dumps(told).encode())


def _limit() -> None:
    """Bound time of the processor and memory, where the system knows such bounds."""
    if sys.platform == "win32":
        return
    os.nice(_BADLY_OFF)
    with suppress(OSError, ValueError):  # a bound of the system's own may be lower
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_BYTES, _MOST_BYTES))


if __name__ == "__main__":
    main()
