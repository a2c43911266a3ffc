"""Levels over the learner's games: one small plot for each characteristic."""

from itertools import pairwise

from app.reports.charts.marks import own_mark
from app.reports.charts.scale import Frame, Scale
from app.reports.charts.svg import number, picture, point, shape, spot
from app.reports.charts.svg import words as write
from app.reports.charts.writing import wrapped, write_lines
from app.reports.levels import LEVELS
from app.reports.words import ReportWords
from app.review.further import ProgressLine, ProgressView

MOST_GAMES = 10
_WIDTH, _CELL, _ROW = 420, 204, 116
_SIGNS = 26
Games = list[tuple[int, int | None]]


def draw_progress(view: ProgressView, words: ReportWords) -> str:
    """Return the SVG: two columns of small plots, the last ten games across, levels upwards."""
    said = words.progress
    rows = -(-len(view.lines) // 2)
    parts = [
        _cell(line, (index % 2 * (_WIDTH - _CELL), index // 2 * _ROW), words)
        for index, line in enumerate(view.lines)
    ]
    about = said.about.format(sessions=view.sessions)
    return picture("progress", (_WIDTH, _ROW * rows), said.title, about, parts)


def _cell(line: ProgressLine, corner: tuple[float, float], words: ReportWords) -> str:
    left, top = corner
    said = words.progress
    games = list(enumerate(line.levels, start=1))[-MOST_GAMES:]
    frame = _frame(games, left, top)
    shown = ", ".join(said.no_level if level is None else str(level) for _, level in games)
    return point(
        said.cell.format(title=line.title, levels=shown),
        write_lines(left + 4, top + 16, wrapped(line.title, _SIGNS), "ink"),
        _lines(frame),
        _path(games, frame),
        *[_dot(game, level, frame, words) for game, level in games],
        _latest(games, frame, words),
    )


def _frame(games: Games, left: float, top: float) -> Frame:
    first, last = games[0][0], games[-1][0]
    across = Scale(first, last, left + 26, left + _CELL - 34)
    return Frame(across, Scale(1, LEVELS, top + 98, top + 46))


def _lines(frame: Frame) -> str:
    left, right = frame.x.start - 12, frame.x.end + 8
    return "".join(
        shape("line", "grid", x1=left, y1=frame.y.at(level), x2=right, y2=frame.y.at(level))
        + write(left - 4, frame.y.at(level) + 5, str(level), "quiet", text_anchor="end")
        for level in (1, LEVELS)
    )


def _path(games: Games, frame: Frame) -> str:
    """A line between neighbouring games that both have a level; none across a gap."""
    pieces = "".join(
        f"M{number(frame.x.at(a))} {number(frame.y.at(low))}"
        f"L{number(frame.x.at(b))} {number(frame.y.at(high))}"
        for (a, low), (b, high) in pairwise(games)
        if low is not None and high is not None
    )
    return shape("path", "own-line", d=pieces) if pieces else ""


def _dot(game: int, level: int | None, frame: Frame, words: ReportWords) -> str:
    x = frame.x.at(game)
    if level is None:
        gap = shape("line", "before", x1=x, y1=frame.y.at(1), x2=x, y2=frame.y.at(LEVELS))
        return spot(words.progress.unseen.format(game=game), gap)
    told = words.progress.point.format(game=game, level=level)
    return spot(told, own_mark(x, frame.y.at(level)))


def _latest(games: Games, frame: Frame, words: ReportWords) -> str:
    """The level of this game in a figure beside its point."""
    game, level = games[-1]
    shown = words.progress.no_level if level is None else str(level)
    y = frame.y.at(level or (LEVELS + 1) / 2)
    return write(frame.x.at(game) + 14, y + 5, shown, "own-text", font_weight=700)
