"""The frontier plot: all outcomes by their worth to both sides, and the learner's way through."""

from math import hypot

from app.reports.charts.marks import (
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
)
from app.reports.charts.plane import FRAME, at, axes, cloud, dots_sample, line, zone
from app.reports.charts.scale import Box, box_around, find_room
from app.reports.charts.svg import picture, point, shape
from app.reports.reading import describe_frontier, describe_offer, describe_place
from app.reports.words import ReportWords
from app.review.debrief import Debrief, OfferPoint, Plot

SIZE = (420, 500)
_LEADER_FROM = 14
_NAME_WITHIN = 26


def draw_frontier(debrief: Debrief, words: ReportWords) -> str:
    """Return the SVG: worth to the learner across, to the counterpart upwards, points of 100.

    Every mark sits on its exact place; numbers and names are set where nothing else is.
    """
    plot = debrief.plot
    offers = [offer for offer in debrief.trajectory if offer.is_learner]
    parts = [
        level_lines(FRAME),
        axes(words.frontier.worth_to_you, words.frontier.worth_to_them),
        zone(plot.reservation),
        cloud(plot.feasible),
        line(plot.frontier, "frontier"),
        line([(offer.own, offer.other) for offer in offers], "own-line"),
        _names(plot, offers, words),
        _key_points(plot, words),
        *_offers(offers, words),
        legend(_entries(plot, words), 410, SIZE[0]),
    ]
    about = describe_frontier(debrief, words)
    return picture("frontier", SIZE, words.frontier.title, about, parts)


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
        point(describe_place(name, place, words), reach(*at(place)), mark(*at(place)))
        for mark, name, place in _key_places(plot, words)
    )


def _offers(offers: list[OfferPoint], words: ReportWords) -> list[str]:
    places = [(offer, at((offer.own, offer.other))) for offer in offers]
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
    taken = [box_around(*at(place), 20, 20) for _, _, place in _key_places(plot, words)]
    taken += [box_around(*at((offer.own, offer.other)), 13, 13) for offer in offers]
    parts: list[str] = []
    for text, place, paint in named:
        room = find_room(at(place), text, taken, FRAME.box(), _NAME_WITHIN)
        if room:
            taken.append(room)
            parts.append(_leader(room, at(place)) + label(room, text, paint))
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
        (dots_sample, said.possible),
        (line_sample("frontier"), said.frontier),
        (line_sample("own-line", own_mark), said.own_offers),
        (area_sample("zone"), said.zone),
    ]
    return fixed + [(mark, name) for mark, name, _ in _key_places(plot, words)]
