"""What each move at a turn led to: bars from lowest to highest for both, the middle marked."""

from app.negotiation.preferences import FULL, as_points
from app.reports.charts.marks import (
    TICKS,
    Mark,
    legend,
    line_sample,
    own_mark,
    their_mark,
    tick_names,
)
from app.reports.charts.scale import Scale
from app.reports.charts.svg import number, picture, point, shape
from app.reports.charts.svg import words as write
from app.reports.words import ReportWords
from app.review.further import WhatIfMoment, WhatIfMove

_WIDTH, _ROW = 420, 74
_SCALE = Scale(0, FULL, 16, 404)
_BAR = 6
_VALUE_ROOM = 30


def draw_what_if(moment: WhatIfMoment, reservation: int, words: ReportWords) -> str:
    """Return the SVG of one moment: the move as played first, then the better ones.

    `reservation` is the learner's, 0..10,000.
    """
    said, moves = words.what_if, moves_of(moment)
    bottom = _ROW * len(moves) + 8
    parts = [tick_names(_SCALE, bottom + 16, [(float(at), number(at / 100)) for at in TICKS])]
    for index, move in enumerate(moves):
        parts += [_lines(_ROW * index, reservation), _row(move, _ROW * index, words)]
    parts.append(write(_WIDTH / 2, bottom + 36, said.points_axis, "quiet", text_anchor="middle"))
    shown = said.reservation.format(points=as_points(reservation))
    entries: list[tuple[Mark, str]] = [(own_mark, said.you), (their_mark, said.them)]
    entries.append((line_sample("limit"), shown))
    parts.append(legend(entries, bottom + 60, _WIDTH))
    about = said.about.format(moves=len(moves), games=moment.as_played.spread.games)
    title = said.title.format(turn=moment.turn)
    return picture(f"what-if-{moment.turn}", (_WIDTH, bottom + 96), title, about, parts)


def moves_of(moment: WhatIfMoment) -> list[WhatIfMove]:
    """Return the move as it was played and then the better ones."""
    return [moment.as_played, *moment.moves]


def _lines(top: float, reservation: int) -> str:
    """The upright lines behind the bars of one move; its name above stays clear of them."""
    marked = [*((tick, "grid") for tick in TICKS), (reservation, "limit")]
    return "".join(
        shape("line", paint, x1=_SCALE.at(at), y1=top + 27, x2=_SCALE.at(at), y2=top + 69)
        for at, paint in marked
    )


def _row(move: WhatIfMove, top: float, words: ReportWords) -> str:
    spread, said = move.spread, words.what_if
    own = (spread.own, spread.own_low, spread.own_high)
    other = (spread.other, spread.other_low, spread.other_high)
    return (
        write(16, top + 20, move.title, "ink", font_weight=600)
        + _range(own, top + 37, "own", said.point_you, move.title)
        + _range(other, top + 59, "their", said.point_them, move.title)
    )


def _range(figures: tuple[int, int, int], y: float, side: str, said: str, title: str) -> str:
    middle, low, high = figures
    start, end = _SCALE.at(low), _SCALE.at(high)
    told = said.format(
        move=title, middle=as_points(middle), low=as_points(low), high=as_points(high)
    )
    mark = own_mark if side == "own" else their_mark
    is_right = end + _VALUE_ROOM <= _WIDTH
    x, anchor = (end + 9, "start") if is_right else (start - 9, "end")
    bar = {"x": start, "y": y - _BAR / 2, "width": max(end - start, 1), "height": _BAR}
    return point(
        told,
        shape("rect", "reach", x=start - 8, y=y - 10, width=end - start + 16, height=20),
        shape("rect", f"{side}-bar", rx=3, **bar),
        mark(_SCALE.at(middle), y),
        write(x, y + 5, str(as_points(middle)), f"{side}-text", text_anchor=anchor),
    )
