"""The figures of a judged session, and how far an outcome is from the frontier."""

from dataclasses import replace

import pytest

from app.review.debrief import Plot
from app.review.figures import figures_of, pareto_distance
from tests.builders_report import a_debrief

PLOT = Plot(
    feasible=(),
    frontier=((4_000, 9_000), (6_000, 7_000), (9_000, 4_000)),
    reservation=(3_000, 3_000),
    nash=None,
    deal=None,
    better=None,
)


def test_a_debrief_comes_to_levels_and_what_the_outcome_was_worth() -> None:
    debrief = a_debrief()
    found = figures_of(debrief)
    assert found.levels[0] == (debrief.characteristics[0].id, 4)
    result = debrief.result
    assert (found.own, found.reservation, found.target) == (
        result.own,
        result.reservation,
        result.target,
    )
    assert found.joint_gain == debrief.measures.joint_gain


@pytest.mark.parametrize(
    ("deal", "away"),
    [((6_000, 7_000), 0), ((6_000, 6_500), 500), ((3_000, 8_000), 1_414), (None, 5_000)],
)
def test_the_distance_is_to_the_nearest_point_of_the_frontier(
    deal: tuple[int, int] | None, away: int
) -> None:
    assert pareto_distance(replace(PLOT, deal=deal)) == away


def test_without_a_zone_of_agreement_there_is_no_distance() -> None:
    assert pareto_distance(replace(PLOT, frontier=())) is None
