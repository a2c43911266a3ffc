"""The levels around a wheel, this game over the one before; a spoke without a level stays open."""

from itertools import pairwise
from math import cos, pi, sin

from app.reports.charts.levels import describe_level
from app.reports.charts.marks import Mark, legend, line_sample, own_mark, reach
from app.reports.charts.svg import number, picture, point, shape
from app.reports.charts.writing import LINE, wrapped, write_lines
from app.reports.levels import LEVELS, LevelRow, rows_in_order
from app.reports.words import ReportWords
from app.review.debrief import Debrief

SIZE = (360, 322)
LEAST_SPOKES = 3
_MIDDLE, _RADIUS = (180.0, 140.0), 84.0
_SIGNS, _GAP = 13, 9
# A name at a corner of the wheel has more room to the side, and needs it to clear the point.
_CORNER_SIGNS, _CORNER_GAP = 15, 13
Place = tuple[float, float]


def draw_radar(debrief: Debrief, words: ReportWords) -> str:
    """Return the SVG, or nothing where fewer than three characteristics would make a wheel."""
    rows, said = rows_in_order(debrief), words.characteristics
    if len(rows) < LEAST_SPOKES:
        return ""
    has_before = any(row.before is not None for row in rows)
    parts = [
        _rings(len(rows)),
        *[_spoke(index, row, len(rows)) for index, row in enumerate(rows)],
        _outline([row.before for row in rows], "before"),
        _outline([row.level for row in rows], "own-area"),
        *_points(rows, words),
        legend(_entries(words, has_before=has_before), SIZE[1] - 14, SIZE[0]),
    ]
    about = said.radar_about_before if has_before else said.radar_about
    return picture("radar", SIZE, said.radar_title, about, parts)


def spoke_end(index: int, count: int, level: float) -> Place:
    """Return the place of a level on a spoke; the first spoke points up, the rest go clockwise."""
    angle = 2 * pi * index / count
    far = _RADIUS * level / LEVELS
    return _MIDDLE[0] + far * sin(angle), _MIDDLE[1] - far * cos(angle)


def _rings(count: int) -> str:
    rings = [[spoke_end(index, count, level) for index in range(count)] for level in (1, 3, 5)]
    return "".join(shape("polygon", "grid", points=_corners(ring)) for ring in rings)


def _spoke(index: int, row: LevelRow, count: int) -> str:
    x, y = spoke_end(index, count, LEVELS)
    paint = "axis" if row.level is not None else "before"
    line = shape("line", paint, x1=_MIDDLE[0], y1=_MIDDLE[1], x2=x, y2=y)
    return line + _name(row.title, x - _MIDDLE[0], y - _MIDDLE[1])


def _name(title: str, right: float, down: float) -> str:
    """The name beyond the end of its spoke, on as many lines as it takes."""
    is_corner = min(abs(right), abs(down)) >= 1
    lines = wrapped(title, _CORNER_SIGNS if is_corner else _SIGNS)
    is_level = abs(right) < 1
    x = _MIDDLE[0] + right * (1 + (_CORNER_GAP if is_corner else _GAP) / _RADIUS)
    y = _MIDDLE[1] + down * (1 + _GAP / _RADIUS)
    taken = LINE * (len(lines) - 1)
    if is_level:
        top = y - taken - 2 if down < 0 else y + 12
        return write_lines(x, top, [" ".join(lines)] if len(title) < 2 * _SIGNS else lines,
                           "quiet", "middle")  # fmt: skip
    return write_lines(x, y + 5 - taken / 2, lines, "quiet", "start" if right > 0 else "end")


def _outline(levels: list[int | None], paint: str) -> str:
    """The outline through the levels there are: closed if all are there, else in pieces."""
    count = len(levels)
    places = [None if n is None else spoke_end(at, count, n) for at, n in enumerate(levels)]
    known = [place for place in places if place is not None]
    if len(known) == count:
        return shape("polygon", paint, points=_corners(known))
    line = "before" if paint == "before" else "own-line"
    sides = pairwise([*places, places[0]])
    path = "".join(
        f"M{number(a[0])} {number(a[1])}L{number(b[0])} {number(b[1])}" for a, b in sides if a and b
    )
    return shape("path", line, d=path) if path else ""


def _points(rows: list[LevelRow], words: ReportWords) -> list[str]:
    parts: list[str] = []
    for index, row in enumerate(rows):
        x, y = spoke_end(index, len(rows), row.level or 0)
        if row.level is not None:
            parts.append(point(describe_level(row, words), reach(x, y), own_mark(x, y)))
    return parts


def _entries(words: ReportWords, *, has_before: bool) -> list[tuple[Mark, str]]:
    said = words.characteristics
    now: tuple[Mark, str] = (line_sample("own-line", own_mark), said.now)
    return [now, (line_sample("before"), said.before)] if has_before else [now]


def _corners(places: list[Place]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in places)
