"""Texts in a picture that take several lines."""

from collections.abc import Sequence

from app.reports.charts.svg import words

LINE = 16


def wrapped(text: str, signs: int) -> list[str]:
    """Break a text between words into lines of so many signs; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= signs:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def write_lines(
    x: float, top: float, lines: Sequence[str], paint: str = "ink", anchor: str = "start"
) -> str:
    """Write lines below each other; `top` is the first baseline."""
    return "".join(
        words(x, top + LINE * index, line, paint, text_anchor=anchor)
        for index, line in enumerate(lines)
    )
