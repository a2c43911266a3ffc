"""What a draw holds."""

from app.review.design.overview import Part, overview, parts_of_issues
from tests.builders_design import with_role
from tests.builders_talk import SCENARIO


def test_an_overview_counts_and_names_the_points_that_matter() -> None:
    seen, found = overview(SCENARIO), SCENARIO.bargaining_set
    assert (seen.outcomes, len(seen.feasible)) == (len(SCENARIO.space), len(found.feasible))
    assert len(seen.frontier) == len(found.frontier)
    assert seen.nash is not None
    assert seen.joint_best is not None
    assert seen.nash.worth in seen.frontier
    assert seen.left == sum(seen.joint_best.worth) - sum(seen.middle.worth)
    assert seen.missing == 0
    for role, worth in zip(SCENARIO.roles, seen.nash.worth, strict=True):
        assert role.preferences.utility(seen.nash.terms) == worth


def test_without_a_zone_there_are_no_points_but_the_middle() -> None:
    seen = overview(with_role(reservation=9_900))
    assert (seen.nash, seen.joint_best, seen.left, seen.share) == (None, None, None, None)
    assert seen.missing > 0
    assert seen.feasible == ()


def test_each_issue_is_for_something() -> None:
    assert parts_of_issues(SCENARIO) == (
        ("price", Part.HAGGLED, None),
        ("term", Part.LOGROLLS, "vendor"),
        ("testimonial", Part.LOGROLLS, "vendor"),
        ("support", Part.LOGROLLS, "client"),
        ("payment", Part.COMPATIBLE, None),
    )
