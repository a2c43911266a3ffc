"""What the tests of file readers share: a file written, a fault caught, a part changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import BadContent

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"


def fault_of(read: Callable[[], object]) -> tuple[str, int, str]:
    """The file name, line and problem of the BadContent that reading raises."""
    with pytest.raises(BadContent) as caught:
        read()
    return Path(caught.value.file).name, caught.value.line, caught.value.problem


def changed(text: str, old: str, new: str) -> str:
    """The text with one part exchanged; the part has to stand in it exactly once."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def line_of(text: str, part: str) -> int:
    """The line, from 1, on which a part of a text begins."""
    return text.count("\n", 0, text.index(part)) + 1
