"""From a drawn scenario to the picture of what it holds."""

from app.authoring.words import PreviewWords
from app.negotiation.preferences import as_points
from app.negotiation.scenario import Scenario
from app.reports.charts.promise import Promise, PromiseNames, draw_promise
from app.review.design.overview import overview

_Place = tuple[int, int]


def draw_picture(scenario: Scenario, said: PreviewWords) -> str:
    """Return the SVG of the frontier and the points on it."""
    seen, no_deal = overview(scenario), scenario.bargaining_set.reservations
    first, second = scenario.roles
    points: list[tuple[str, str, _Place | None]] = [
        ("no_deal", said.reservations, no_deal),
        ("nash", said.mark_nash, seen.nash.worth if seen.nash else None),
        ("joint_best", said.mark_best, seen.joint_best.worth if seen.joint_best else None),
        ("middle", said.mark_middle, seen.middle.worth),
    ]
    return draw_promise(
        Promise(
            title=said.picture.format(title=scenario.title),
            about=said.about.format(feasible=len(seen.feasible), frontier=len(seen.frontier)),
            across=said.worth.format(role=first.title),
            upwards=said.worth.format(role=second.title),
            feasible=seen.feasible,
            frontier=seen.frontier,
            no_deal=no_deal,
            names=PromiseNames(said.possible, said.frontier, said.feasible),
            named=[
                (kind, _named(name, place, said), place) for kind, name, place in points if place
            ],
        )
    )


def _named(name: str, place: _Place, said: PreviewWords) -> str:
    one, two = map(as_points, place)
    return said.place.format(name=name, one=one, two=two)
