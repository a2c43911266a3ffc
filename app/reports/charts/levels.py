"""The levels of the characteristics as bars, lowest first; without evidence hatched, never zero."""

from app.reports.charts.marks import Mark, before_mark, legend
from app.reports.charts.scale import Scale
from app.reports.charts.svg import link, number, picture, shape
from app.reports.charts.svg import words as write
from app.reports.levels import LEVELS, LevelRow, level_rows
from app.reports.words import ReportWords
from app.review.debrief import Debrief

_WIDTH, _ROW, _BAR = 420, 44, 10
_GAP = 3
_SCALE = Scale(0, LEVELS, 4, 384)
_HATCH_STEP = 8


def draw_levels(debrief: Debrief, words: ReportWords) -> str:
    """Return the SVG: a bar of five steps for each characteristic with its level at the end.

    Each row leads to the checks behind it; a diamond marks the level of the game before.
    """
    rows = level_rows(debrief)
    entries = _entries(rows, words)
    height = _ROW * len(rows) + (34 if entries else 6)
    judged = sum(row.level is not None for row in rows)
    about = words.characteristics.bars_about.format(judged=judged, all=len(rows))
    parts = [_row(row, _ROW * index, words) for index, row in enumerate(rows)]
    parts.append(legend(entries, height - 16, _WIDTH))
    title = words.characteristics.bars_title
    return picture("levels", (_WIDTH, height), title, about, parts)


def hatched(left: float, top: float, width: float, height: float) -> str:
    """Draw slanting lines over an area."""
    steps = int((width - height) // _HATCH_STEP) + 1
    starts = [left + _HATCH_STEP * step for step in range(steps)]
    path = "".join(f"M{number(x)} {number(top + height)}l{height} {-height}" for x in starts)
    frame = shape("rect", "hatch", x=left, y=top, width=width, height=height)
    return frame + shape("path", "hatch", d=path)


def describe_level(row: LevelRow, words: ReportWords) -> str:
    """Say the level of a characteristic, and the one before where there is one."""
    said = words.characteristics
    if row.level is None:
        return said.point_unseen.format(title=row.title)
    if row.before is None:
        return said.point.format(title=row.title, level=row.level)
    return said.point_before.format(title=row.title, level=row.level, before=row.before)


def _row(row: LevelRow, top: float, words: ReportWords) -> str:
    bar = top + 24
    shown = words.page.none if row.level is None else str(row.level)
    parts = [
        shape("rect", "reach", x=0, y=top + 2, width=_WIDTH, height=_ROW - 4),
        write(4, top + 18, row.title, "ink"),
        _steps(row.level, bar) if row.level else hatched(4, bar, 380, _BAR),
        write(_WIDTH - 4, bar + 11, shown, "ink", text_anchor="end", font_weight=700),
    ]
    if row.before is not None:
        parts.append(before_mark(_SCALE.at(row.before), bar + _BAR / 2))
    return link(describe_level(row, words), row.anchor, *parts)


def _steps(level: int, top: float) -> str:
    places = [(step, _SCALE.at(step), _SCALE.at(step + 1) - _GAP) for step in range(LEVELS)]
    return "".join(
        shape(
            "rect", "own-bar" if step < level else "track",
            x=left, y=top, width=right - left, height=_BAR, rx=2,
        )
        for step, left, right in places
    )  # fmt: skip


def _entries(rows: list[LevelRow], words: ReportWords) -> list[tuple[Mark, str]]:
    said = words.characteristics
    entries: list[tuple[Mark, str]] = []
    if any(row.before is not None for row in rows):
        entries.append((before_mark, said.before))
    if any(row.level is None for row in rows):
        entries.append((_hatch_sample, said.unseen))
    return entries


def _hatch_sample(x: float, y: float) -> str:
    return hatched(x - 12, y - 5, 24, _BAR)
