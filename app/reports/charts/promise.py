"""The plot of what a scenario holds, before anybody has played: frontier and the points on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports.charts.marks import (
    Mark,
    area_sample,
    better_mark,
    deal_mark,
    legend,
    level_lines,
    line_sample,
    nash_mark,
    no_deal_mark,
    reach,
)
from app.reports.charts.plane import FRAME, Place, at, axes, cloud, dots_sample, line, zone
from app.reports.charts.svg import picture, point

SIZE = (420, 500)


@dataclass(frozen=True, slots=True)
class Promise:
    """What is drawn, and its words; places are (first role, second role), 0..10,000.

    `named` are places with a mark, its name and what a reader hears of it: no deal, Nash point,
    joint best and the middle, in this order, those that there are.
    """

    title: str
    about: str
    across: str
    upwards: str
    feasible: tuple[Place, ...]
    frontier: tuple[Place, ...]
    no_deal: Place
    names: "PromiseNames"
    named: Sequence[tuple[str, str, Place]]


@dataclass(frozen=True, slots=True)
class PromiseNames:
    """What the legend calls the areas and lines."""

    feasible: str
    frontier: str
    zone: str


MARKS: dict[str, Mark] = {
    "no_deal": no_deal_mark,
    "nash": nash_mark,
    "joint_best": better_mark,
    "middle": deal_mark,
}


def draw_promise(promise: Promise) -> str:
    """Return the SVG: one role's worth across, the other's upwards, points of 100."""
    places = [
        point(about, reach(*at(place)), MARKS[kind](*at(place)))
        for kind, about, place in promise.named
    ]
    entries: list[tuple[Mark, str]] = [
        (dots_sample, promise.names.feasible),
        (line_sample("frontier"), promise.names.frontier),
        (area_sample("zone"), promise.names.zone),
    ]
    entries += [(MARKS[kind], about) for kind, about, _ in promise.named]
    parts = [
        level_lines(FRAME),
        axes(promise.across, promise.upwards),
        zone(promise.no_deal),
        cloud(promise.feasible),
        line(promise.frontier, "frontier"),
        *places,
        legend(entries, 410, SIZE[0]),
    ]
    return picture("promise", SIZE, promise.title, promise.about, parts)
