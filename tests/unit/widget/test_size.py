"""How much a learner's browser reads before the first page stands."""

import gzip
import re
from pathlib import Path

from app.widget.pages import STATIC

MOST_BYTES = 17_000
_IMPORTED = re.compile(r'^import [^;]*?"(\.[^"]+)";', re.MULTILINE)


def test_the_scripts_of_the_start_page_stay_small() -> None:
    scripts = _reached_from(STATIC / "main.js", set())
    assert len(scripts) > 10, "too few: the pattern finds no imports any more"
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in scripts}
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_what_a_game_needs_is_not_read_at_the_start() -> None:
    names = {path.name for path in _reached_from(STATIC / "main.js", set())}
    assert not names & {"playing.js", "streams.js", "sse.js", "coach_box.js"}


def _reached_from(script: Path, found: set[Path]) -> set[Path]:
    """Follow what is imported at once; `import()` waits until it is called."""
    if script not in found:
        found.add(script)
        for name in _IMPORTED.findall(script.read_text(encoding="utf-8")):
            _reached_from((script.parent / name).resolve(), found)
    return found
