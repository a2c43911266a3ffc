"""What a draw of a scenario holds: the points that matter and what each issue is for."""

from dataclasses import dataclass
from enum import StrEnum

from app.negotiation.bargaining_set import (
    compatible_issues,
    joint,
    joint_gain_share,
    logrolling_issues,
)
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms
from app.review.design.economics import halfway, missing_for_a_zone


class Part(StrEnum):
    """What an issue is for in the game."""

    LOGROLLS = "logrolls"
    COMPATIBLE = "compatible"
    HAGGLED = "haggled"


@dataclass(frozen=True, slots=True)
class Point:
    """An outcome with its utilities, first role first."""

    terms: Terms
    worth: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Overview:
    """The numbers of one draw; utilities 0..10,000, first role first.

    `nash` and `joint_best` are None without a zone of agreement; `left` is what splitting
    everything leaves of the joint best, `share` the joint gain it reaches, None without a zone;
    `missing` is what the best outcome falls short by, 0 with a zone.
    """

    outcomes: int
    feasible: tuple[tuple[int, int], ...]
    frontier: tuple[tuple[int, int], ...]
    nash: Point | None
    joint_best: Point | None
    middle: Point
    left: int | None
    share: float | None
    missing: int


def overview(scenario: Scenario) -> Overview:
    """Look a drawn scenario over."""
    space, found = scenario.space, scenario.bargaining_set
    terms = halfway(scenario)
    middle = space.index_of(terms)
    best = found.joint_best
    return Overview(
        len(space),
        tuple(_worth(scenario, int(index)) for index in found.feasible),
        tuple(_worth(scenario, int(index)) for index in found.frontier),
        _point(scenario, found.nash),
        _point(scenario, best),
        Point(terms, _worth(scenario, middle)),
        None if best is None else joint(space, best) - joint(space, middle),
        joint_gain_share(space, found, middle),
        missing_for_a_zone(scenario),
    )


def parts_of_issues(scenario: Scenario) -> tuple[tuple[str, Part, str | None], ...]:
    """Return each issue with what it is for; for a trade also the role it is dearer to."""
    first, second = (role.preferences for role in scenario.roles)
    shared, traded = compatible_issues(first, second), dict(logrolling_issues(first, second))
    found: list[tuple[str, Part, str | None]] = []
    for issue in scenario.issues:
        if issue.id in shared:
            found.append((issue.id, Part.COMPATIBLE, None))
        elif issue.id in traded:
            found.append((issue.id, Part.LOGROLLS, scenario.roles[traded[issue.id]].id))
        else:
            found.append((issue.id, Part.HAGGLED, None))
    return tuple(found)


def _point(scenario: Scenario, index: int | None) -> Point | None:
    if index is None:
        return None
    return Point(scenario.space.terms_at(index), _worth(scenario, index))


def _worth(scenario: Scenario, index: int) -> tuple[int, int]:
    one, two = scenario.space.utilities
    return int(one[index]), int(two[index])
