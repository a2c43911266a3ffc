"""`winwin understand`: what is typed → the work; each answer is written as soon as it is there."""

import json
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO

from app.batch.content import Content
from app.batch.understand import understand_lines


def understand_files(knowledge: Path, further: Sequence[Path], given: Path | None) -> bool:
    """Answer a file or standard input on standard output; return whether every line was good.

    Raises BadContent for a scenario folder that cannot be used, OSError for the file.
    """
    find_words = Content(knowledge, further).find_words
    is_good = True
    with _opened(given) as lines:
        for answer in understand_lines(lines, find_words):
            is_good &= "error" not in answer
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    return is_good


def _opened(given: Path | None) -> AbstractContextManager[IO[str]]:
    if given is None or str(given) == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        return nullcontext(sys.stdin)
    return given.open(encoding="utf-8", errors="replace")
