"""The frontier plot: all outcomes by their worth to both sides, and the learner's way through."""

from collections.abc import Iterable
from math import hypot

from app.reports.charts.marks import (
    TICKS,
    Mark,
    area_sample,
    better_mark,
    deal_mark,
    label,
    legend,
    level_lines,
    line_sample,
    nash_mark,
    no_deal_mark,
    own_mark,
    reach,
    tick_names,
)
from app.reports.charts.scale import Box, Frame, Scale, box_around, find_room
from app.reports.charts.svg import number, picture, point, shape
from app.reports.charts.svg import words as write
from app.reports.reading import describe_frontier, describe_offer, describe_place
from app.reports.words import ReportWords
from app.review.debrief import Debrief, OfferPoint, Plot

SIZE = (420, 500)
# Dots closer than this are one dot: 7,000 outcomes then draw in about 20 kB.
_GRAIN = 4
_FRAME = Frame(Scale(0, 10_000, 42, 406), Scale(0, 10_000, 346, 34))
_LEADER_FROM = 14
_NAME_WITHIN = 26


def draw_frontier(debrief: Debrief, words: ReportWords) -> str:
    """Return the SVG: worth to the learner across, to the counterpart upwards, points of 100.

    Every mark sits on its exact place; numbers and names are set where nothing else is.
    """
    plot = debrief.plot
    offers = [offer for offer in debrief.trajectory if offer.is_learner]
    parts = [
        level_lines(_FRAME),
        _axes(words),
        _zone(plot),
        shape("path", "cloud", d=_cloud(plot.feasible)),
        _line(plot.frontier, "frontier"),
        _line([(offer.own, offer.other) for offer in offers], "own-line"),
        _names(plot, offers, words),
        _key_points(plot, words),
        *_offers(offers, words),
        legend(_entries(plot, words), 410, SIZE[0]),
    ]
    about = describe_frontier(debrief, words)
    return picture("frontier", SIZE, words.frontier.title, about, parts)


def _at(place: tuple[int, int]) -> tuple[float, float]:
    return _FRAME.x.at(place[0]), _FRAME.y.at(place[1])


def _axes(words: ReportWords) -> str:
    area, said = _FRAME.box(), words.frontier
    named = [(float(tick), number(tick / 100)) for tick in TICKS]
    right, base = area.right, area.bottom
    upright = "".join(
        shape("line", "grid", x1=x, y1=area.top, x2=x, y2=base)
        for x in (_FRAME.x.at(tick) for tick in TICKS)
    )
    return (
        upright
        + tick_names(_FRAME.x, base + 18, named)
        + write(6, 17, said.worth_to_them, "quiet")
        + write(right, base + 38, said.worth_to_you, "quiet", text_anchor="end")
    )


def _zone(plot: Plot) -> str:
    """Where both are better off than without a deal, and the two lines that bound it."""
    area, (x, y) = _FRAME.box(), _at(plot.reservation)
    inner = {"width": area.right - x, "height": y - area.top}
    return (
        shape("rect", "zone", x=x, y=area.top, **inner)
        + shape("line", "limit", x1=x, y1=area.top, x2=x, y2=area.bottom)
        + shape("line", "limit", x1=area.left, y1=y, x2=area.right, y2=y)
    )


def _cloud(feasible: Iterable[tuple[int, int]]) -> str:
    """One path for all dots: a line of no length with round ends is a dot."""
    grains = {tuple(round(unit / _GRAIN) * _GRAIN for unit in _at(place)) for place in feasible}
    return "".join(f"M{x} {y}h0" for x, y in sorted(grains))


def _line(places: Iterable[tuple[int, int]], paint: str) -> str:
    corners = " ".join(f"{number(x)},{number(y)}" for x, y in map(_at, places))
    return shape("polyline", paint, points=corners) if corners else ""


def _key_places(plot: Plot, words: ReportWords) -> list[tuple[Mark, str, tuple[int, int]]]:
    said = words.frontier
    all_of_them: list[tuple[Mark, str, tuple[int, int] | None]] = [
        (no_deal_mark, said.no_deal, plot.reservation),
        (nash_mark, said.nash, plot.nash),
        (better_mark, said.better, plot.better),
        (deal_mark, said.deal, plot.deal),
    ]
    return [(mark, name, place) for mark, name, place in all_of_them if place is not None]


def _key_points(plot: Plot, words: ReportWords) -> str:
    return "".join(
        point(describe_place(name, place, words), reach(*_at(place)), mark(*_at(place)))
        for mark, name, place in _key_places(plot, words)
    )


def _offers(offers: list[OfferPoint], words: ReportWords) -> list[str]:
    places = [(offer, _at((offer.own, offer.other))) for offer in offers]
    return [
        point(describe_offer(offer, words), reach(x, y), own_mark(x, y), turn=offer.turn)
        for offer, (x, y) in places
    ]


def _names(plot: Plot, offers: list[OfferPoint], words: ReportWords) -> str:
    """The names of deal and better outcome and the numbers of the offers, none over another.

    The ends of the path come first; in a crowd a number between them may go without.
    """
    said = words.frontier
    wanted = [(said.deal_label, plot.deal, "ink"), (said.better_label, plot.better, "ink")]
    named = [(text, place, paint) for text, place, paint in wanted if place is not None]
    numbered = [
        (str(index), (offer.own, offer.other), "own-text")
        for index, offer in enumerate(offers, start=1)
    ]
    named += numbered[:1] + numbered[1:][-1:] + numbered[1:-1]
    taken = [box_around(*_at(place), 20, 20) for _, _, place in _key_places(plot, words)]
    taken += [box_around(*_at((offer.own, offer.other)), 13, 13) for offer in offers]
    parts: list[str] = []
    for text, place, paint in named:
        room = find_room(_at(place), text, taken, _FRAME.box(), _NAME_WITHIN)
        if room:
            taken.append(room)
            parts.append(_leader(room, _at(place)) + label(room, text, paint))
    return "".join(parts)


def _leader(room: Box, to: tuple[float, float]) -> str:
    """A thin line back to its mark, for a label that had to move away from it."""
    x = min(max(to[0], room.left), room.right)
    y = min(max(to[1], room.top), room.bottom)
    if hypot(x - to[0], y - to[1]) < _LEADER_FROM:
        return ""
    return shape("line", "leader", x1=x, y1=y, x2=to[0], y2=to[1])


def _entries(plot: Plot, words: ReportWords) -> list[tuple[Mark, str]]:
    said = words.frontier
    fixed: list[tuple[Mark, str]] = [
        (_dots_sample, said.possible),
        (line_sample("frontier"), said.frontier),
        (line_sample("own-line", own_mark), said.own_offers),
        (area_sample("zone"), said.zone),
    ]
    return fixed + [(mark, name) for mark, name, _ in _key_places(plot, words)]


def _dots_sample(x: float, y: float) -> str:
    return shape(
        "path", "cloud", d="".join(f"M{number(x + dx)} {number(y)}h0" for dx in (-7, 0, 7))
    )
