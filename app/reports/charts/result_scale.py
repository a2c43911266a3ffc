"""The result on one bar: own value against reservation value, target and the best there was."""

from app.negotiation.preferences import as_points
from app.reports.charts.marks import deal_mark, own_mark
from app.reports.charts.scale import Scale, text_width
from app.reports.charts.svg import picture, shape
from app.reports.charts.svg import words as write
from app.reports.words import ReportWords
from app.review.debrief import Debrief

_WIDTH, _HEIGHT = 420, 84
_TOP, _BAR = 34, 10
_SCALE = Scale(0, 10_000, 12, 408)


def draw_result_scale(debrief: Debrief, words: ReportWords) -> str:
    """Return the SVG of a bar from 0 to 100 points, marked; names that would meet move aside."""
    result, said = debrief.result, words.result
    named = [(result.reservation, said.reservation), (result.target, said.target)]
    named.append((result.best, said.best))
    texts = [(value, text.format(points=as_points(value))) for value, text in sorted(named)]
    middles = _spread(texts)
    x = _SCALE.at(result.own)
    you = said.you.format(points=as_points(result.own))
    middle = _TOP + _BAR / 2
    parts = [
        shape("rect", "track", x=12, y=_TOP, width=396, height=_BAR, rx=5),
        shape("rect", "own-mark", x=12, y=_TOP, width=max(x - 12, 1), height=_BAR, rx=5),
        *[_named(*text, middle) for text, middle in zip(texts, middles, strict=True)],
        deal_mark(x, middle) if result.is_deal else own_mark(x, middle),
        write(_fit(x, you), _TOP - 14, you, "own-text", text_anchor="middle", font_weight=700),
    ]
    about = said.scale_about.format(
        own=as_points(result.own),
        reservation=as_points(result.reservation),
        target=as_points(result.target),
        best=as_points(result.best),
    )
    return picture("scale", (_WIDTH, _HEIGHT), said.scale_title, about, parts)


def _spread(texts: list[tuple[int, str]]) -> list[float]:
    """The middle of each name, left to right: at its value, or aside to meet no other."""
    halves = [text_width(text) / 2 + 4 for _, text in texts]
    places: list[float] = []
    edge = 0.0
    for (value, _), half in zip(texts, halves, strict=True):
        places.append(max(_SCALE.at(value), edge + half))
        edge = places[-1] + half
    edge = _WIDTH
    for index in reversed(range(len(places))):
        places[index] = min(places[index], edge - halves[index])
        edge = places[index] - halves[index]
    return places


def _named(value: int, text: str, middle: float) -> str:
    x, bottom = _SCALE.at(value), _TOP + _BAR
    stem = shape("line", "axis", x1=x, y1=_TOP - 4, x2=x, y2=bottom + 4)
    stem += shape("line", "axis", x1=x, y1=bottom + 4, x2=middle, y2=bottom + 14)
    return stem + write(middle, bottom + 28, text, "ink", text_anchor="middle")


def _fit(x: float, text: str) -> float:
    """Keep a centred text inside the picture."""
    half = text_width(text) / 2
    return min(max(x, half + 2), _WIDTH - 2 - half)
