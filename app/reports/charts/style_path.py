"""The path of the learner's whole offers among the five styles."""

from app.negotiation.preferences import FULL
from app.reports.charts.marks import deal_mark, label, legend, level_lines, line_sample, own_mark
from app.reports.charts.marks import reach as reachable
from app.reports.charts.plane import FRAME, at, axes, line
from app.reports.charts.scale import Box, box_around, find_room, text_width
from app.reports.charts.svg import picture, point
from app.reports.charts.svg import words as write
from app.reports.points import as_percent
from app.reports.words import ReportWords
from app.review.further import StylePoint, StyleView

SIZE = (420, 418)
_NUMBER_WITHIN = 26
# Where a style's name stands: the corner or middle of the plane that the style is about.
_PLACES: dict[str, tuple[float, float, str]] = {
    "accommodating": (50, 52, "start"),
    "collaborating": (400, 52, "end"),
    "compromising": (224, 194, "middle"),
    "avoiding": (50, 336, "start"),
    "competing": (400, 336, "end"),
}


def draw_style_path(view: StyleView, words: ReportWords) -> str:
    """Return the SVG: share of the learner's best across, of the counterpart's best upwards."""
    said, path = words.style_path, view.path
    places = [_place(one) for one in path]
    parts = [
        level_lines(FRAME),
        axes(said.own_axis, said.other_axis),
        *[write(x, y, words.style(style), "quiet", text_anchor=anchor)
          for style, (x, y, anchor) in _PLACES.items()],
        line(places, "own-line"),
        *[_point(one, words, is_last=one is path[-1]) for one in path],
        _numbers(path, words),
        legend([(line_sample("own-line", own_mark), said.path), (deal_mark, said.last)],
               404, SIZE[0]),
    ]  # fmt: skip
    about = said.about.format(offers=len(path), style=words.style(path[-1].style))
    return picture("style", SIZE, said.title, about, parts)


def describe_style_point(one: StylePoint, words: ReportWords) -> str:
    """Say how much an offer held for each side, and in which style that is."""
    return words.style_path.point.format(
        turn=one.turn,
        own=as_percent(one.own),
        other=as_percent(one.other),
        style=words.style(one.style),
    )


def _place(one: StylePoint) -> tuple[int, int]:
    return round(one.own * FULL), round(one.other * FULL)


def _point(one: StylePoint, words: ReportWords, *, is_last: bool) -> str:
    x, y = at(_place(one))
    mark = deal_mark if is_last else own_mark
    return point(describe_style_point(one, words), reachable(x, y), mark(x, y), turn=one.turn)


def _numbers(path: tuple[StylePoint, ...], words: ReportWords) -> str:
    """The numbers of the offers beside their marks, where there is room."""
    places = [at(_place(one)) for one in path]
    taken = [box_around(x, y, 15, 15) for x, y in places]
    taken += [_room_of(style, words) for style in _PLACES]
    parts: list[str] = []
    for index, place in enumerate(places, start=1):
        room = find_room(place, str(index), taken, FRAME.box(), _NUMBER_WITHIN)
        if room:
            taken.append(room)
            parts.append(label(room, str(index), "own-text"))
    return "".join(parts)


def _room_of(style: str, words: ReportWords) -> Box:
    x, y, anchor = _PLACES[style]
    width = text_width(words.style(style))
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return Box(left, y - 12, left + width, y + 4)
