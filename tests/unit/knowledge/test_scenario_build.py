"""From a checked file to a scenario: kinds, words, preferences, and what the form cannot see."""

import pytest

from app.knowledge.placed import check, place_text
from app.knowledge.resolve import resolve
from app.knowledge.scenario_build import build_scenario
from app.knowledge.scenario_schema import ScenarioFile
from app.negotiation.acts import Kind
from app.negotiation.issue import IssueKind
from app.negotiation.scenario import Scenario, Unit
from tests.unit.knowledge.broken import changed
from tests.unit.knowledge.market import MARKET


def built(text: str = MARKET) -> Scenario:
    placed = resolve(place_text(text, "market.yaml"), 1, "market.yaml")
    return build_scenario(check(placed, ScenarioFile, "market.yaml"))


def test_all_three_kinds_of_issue_are_built() -> None:
    issues = built().issues
    assert [issue.kind for issue in issues] == [
        IssueKind.RANGE,
        IssueKind.CHOICE,
        IssueKind.ALLOCATION,
    ]
    assert [len(issue.options) for issue in issues] == [3, 2, 3]


def test_the_form_of_an_option_wins_over_the_common_form() -> None:
    words = built().words["tables"]
    assert words.shown == {"0": "none", "1": "1 tables", "2": "2 tables"}
    assert words.said["0"] == "no tables"


def test_what_is_heard_is_compared_in_small_letters() -> None:
    words = built().words["rent"]
    assert words.names == ("rent",)
    assert words.units == (Unit("euro"), Unit("cents", 0.01))


def test_further_words_for_an_option_are_kept() -> None:
    words = built().words
    assert words["place"].heard == {"gate": ("entrance",), "wall": ()}
    assert words["tables"].heard["2"] == ("both tables",)


def test_best_high_and_low_make_a_straight_line() -> None:
    owner, tenant = (role.preferences for role in built().roles)
    assert owner.values[0] == (0, 5_000, 10_000)
    assert tenant.values[0] == (10_000, 5_000, 0)


def test_listed_values_and_weights_are_hundredths() -> None:
    tenant = built().role("tenant").preferences
    assert tenant.weights == (3_000, 6_000, 1_000)
    assert tenant.values[1] == (10_000, 1_250)


def test_facts_and_reasons_come_with_their_issue() -> None:
    owner = built().role("owner")
    (fact,) = owner.disclosures
    assert (fact.kind, fact.issue, fact.level, fact.trust) == (Kind.INTEREST, "place", 2, 52)
    assert fact.tells == ("carts need",)
    assert [reason.is_standard for reason in owner.reasons] == [False, True]


BROKEN = [
    ("    step: 2\n", "", "issue 'rent' is a range and needs low, high and step"),
    ("step: 2", "step: 3", "issue 'rent': .* is no whole number of steps from"),
    ("count: 2", "count: 0", "issue 'tables' needs at least one unit"),
    ("  - id: place\n", "  - id: rent\n", "issue 'rent' stands twice"),
    ('said: {"0": no tables, "*": "{n} tables"}', "", "issue 'tables' has no words for option '0'"),
    (
        "      wall: {shown: By the wall, said: a place by the wall}\n",
        "",
        "issue 'place' needs at least two options",
    ),
    (
        "rent: {weight: 50",
        "rent: {weight: 40",
        "role 'owner': the weights .* sum to 90, not to 100",
    ),
    (
        "      tables: {weight: 30, best: high}\n",
        "",
        "role 'owner': the 'preferences' say nothing about issue 'tables'",
    ),
    (
        "        issue: place\n",
        "        issue: parking\n",
        "role 'owner': 'parking' is named there",
    ),
    ("costs, issue: rent", "costs, issue: noise", "role 'owner': 'noise' is named there"),
    (
        "id: owner-rent-list",
        "id: owner-rent-costs",
        "role 'owner': reason 'owner-rent-costs' stands",
    ),
    (
        '"1": 50, "2": 100}',
        '"1": 50}',
        "role 'tenant', issue 'tables': option '2' needs a value",
    ),
    (
        '"2": 100}',
        '"2": 100, "3": 0}',
        "role 'tenant', issue 'tables': a value for '3', which is no option",
    ),
    (
        "place: {weight: 20, ",
        "place: {weight: 20, best: high, ",
        "role 'owner', issue 'place': give best or values, not both",
    ),
    (
        "heard: [entrance]}",
        "heard_by: {lodger: [my gate]}}",
        "issue 'place', option 'gate': 'heard_by' names 'lodger', which is no role",
    ),
    ("count: 2", "count: 300000", "1,800,006 outcomes .* widest issue, 'tables' with 300,001"),
]


@pytest.mark.parametrize(("old", "new", "problem"), BROKEN)
def test_what_the_form_cannot_see_is_refused(old: str, new: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        built(changed(MARKET, old, new))


def test_each_role_counts_the_units_it_takes_itself() -> None:
    scenario = built()
    owner, tenant = (role.preferences for role in scenario.roles)
    assert owner.values[2] == (0, 5_000, 10_000)
    assert tenant.values[2] == (10_000, 5_000, 0)
    assert scenario.shown_to("owner", "tables", "2") == "2 tables"
    assert scenario.shown_to("tenant", "tables", "2") == "none"


def test_a_role_brings_its_own_words_and_its_guide() -> None:
    owner, tenant = built().roles
    assert owner.talk.deal == ("Good.", "Fine then.", "Done.")
    assert [step.until for step in tenant.guide] == ["asked"]


def test_words_of_one_role_are_kept_by_role_and_option() -> None:
    text = changed(MARKET, "heard: [entrance]}", "heard_by: {owner: [my gate], tenant: [by you]}}")
    heard_by = built(text).words["place"].heard_by
    assert heard_by["owner"]["gate"] == ("my gate",)
    assert heard_by["tenant"] == {"gate": ("by you",), "wall": ()}
