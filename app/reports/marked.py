"""Markdown as text: words of people made inert, quotes, tables and lists.

`inert` text means in Markdown nothing but itself: no mark-up, no link, no tag, no entity.
"""

import re
from collections.abc import Iterable, Sequence

_ACTIVE = re.compile(
    r"[\\`*\[\]<|~@]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<=\w)[:](?=//)|(?i:(?<=www)\.)"
)
# Control characters but white space: nobody sees one, and some command a terminal.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# What makes a list, a heading, a quote or a rule only where a line begins.
_OPENING = re.compile(r"^(?:[-+=>#]|\d+(?=[.)]))")


def inert(text: str) -> str:
    """Return text on one line, with every sign that Markdown would act on escaped."""
    return _inert_line(_one_line(text))


def quoted(text: str, after: str = "") -> str:
    """Return a block quote that keeps the lines of a text; `after` follows the last one."""
    lines = [_inert_line(line) for line in map(_one_line, text.splitlines()) if line]
    lines = lines or [""]
    lines[-1] += f" {after}" if after else ""
    return "\n".join(f"> {line}" + ("\\" if at < len(lines) else "")
                     for at, line in enumerate(lines, start=1))  # fmt: skip


def listed(lines: Iterable[str]) -> str:
    """Return a list; the lines are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]], figures: int = 0) -> str:
    """Return a table whose last `figures` columns are set right; the cells are made inert."""
    marks = ["---"] * (len(heads) - figures) + ["---:"] * figures
    cells = [[_escaped(_one_line(str(cell))) for cell in row] for row in (heads, *rows)]
    lines = [cells[0], marks, *cells[1:]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _one_line(text: str) -> str:
    """Return a text with each run of what cannot be seen as one space, and none at its ends."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def _inert_line(line: str) -> str:
    escaped = _escaped(line)
    opening = _OPENING.match(escaped)
    if opening is None:
        return escaped
    if opening[0].isdigit():
        return f"{opening[0]}\\{escaped[opening.end() :]}"
    return "\\" + escaped


def _escaped(line: str) -> str:
    return _ACTIVE.sub(lambda found: "\\" + found[0], line)
