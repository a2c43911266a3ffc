"""A draw as its author sees it, as one value."""

from app.negotiation.preferences import as_points
from app.review.design.overview import overview
from app.review.design.previewing import preview_of
from tests.builders_talk import SCENARIO


def test_both_sheets_hold_what_only_their_role_knows() -> None:
    scenario = SCENARIO
    seen = preview_of(scenario, 5)
    assert (seen.id, seen.seed) == (scenario.id, 5)
    for sheet, role in zip(seen.roles, scenario.roles, strict=True):
        assert (sheet.id, sheet.reservation) == (role.id, as_points(role.reservation))
        assert sum(issue.weight for issue in sheet.issues) == 100
        assert [issue.id for issue in sheet.issues] == [issue.id for issue in scenario.issues]
        facts = [fact.id for interest in role.interests for fact in interest.disclosures]
        assert [fact.id for fact in sheet.facts] == facts


def test_the_numbers_of_the_two_are_in_points() -> None:
    scenario = SCENARIO
    together, found = preview_of(scenario, 5).together, overview(scenario)
    assert together.outcomes == len(scenario.space)
    assert together.feasible == len(found.feasible) > 0
    assert together.share == together.feasible / together.outcomes
    assert together.nash is not None
    assert together.nash.worth in together.frontier
    assert set(together.nash.terms) == {issue.id for issue in scenario.issues}
    assert all(0 <= worth <= 100 for point in together.frontier for worth in point)
    assert together.missing == 0


def test_an_issue_that_is_traded_says_to_whom_it_is_dearer() -> None:
    issues = preview_of(SCENARIO, 5).roles[0].issues
    traded = {issue.dearer_to for issue in issues if issue.part == "logrolls"}
    assert traded
    assert traded <= {role.id for role in SCENARIO.roles}
    assert {issue.dearer_to for issue in issues if issue.part != "logrolls"} <= {None}
