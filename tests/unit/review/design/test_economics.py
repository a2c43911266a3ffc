"""What the numbers of a scenario lack."""

from app.negotiation.issue import choice, number_range
from app.negotiation.preferences import FULL, Preferences
from app.negotiation.scenario import Scenario
from app.review.design.economics import (
    distributive_issues,
    find_in_economics,
    halfway,
    missing_for_a_zone,
)
from tests.builders_design import codes, designed, liking, with_role
from tests.builders_talk import SCENARIO, on

PIE = number_range("share", 0, 10, 1)
RISES = Preferences((PIE,), (FULL,), (tuple(range(0, FULL + 1, 1_000)),))
FALLS = Preferences((PIE,), (FULL,), (tuple(range(FULL, -1, -1_000)),))
FIGHT = liking(RISES, FALLS)

PRICE, PLACE = number_range("price", 0, 4, 1), choice("place", ("gate", "wall", "door"))
UP, DOWN = (0, 2_500, 5_000, 7_500, FULL), (FULL, 7_500, 5_000, 2_500, 0)


def over_two(
    place_one: tuple[int, ...],
    place_two: tuple[int, ...],
    weights: tuple[int, int] = (5_000, 5_000),
) -> Scenario:
    issues = (PRICE, PLACE)
    turned = (weights[1], weights[0])
    return liking(
        Preferences(issues, weights, (UP, place_one)),
        Preferences(issues, turned, (DOWN, place_two)),
    )


def test_the_licence_renewal_lacks_nothing() -> None:
    assert codes(find_in_economics(designed())) == []


def test_a_zone_that_is_not_there_is_missed_by_so_many_points() -> None:
    scenario = with_role(reservation=9_900)
    (found,) = find_in_economics(designed(scenario))
    assert (found.code, found.subject) == ("no_zopa", ("roles",))
    assert dict(found.slots)["points"] == str((missing_for_a_zone(scenario) + 50) // 100)


def test_what_is_missing_is_the_least_that_both_would_have_to_forgo() -> None:
    assert missing_for_a_zone(liking(RISES, FALLS, reservation=7_000)) == 2_000
    assert missing_for_a_zone(FIGHT) == 0


def test_a_missing_zone_that_is_meant_is_no_warning() -> None:
    assert codes(find_in_economics(designed(with_role(reservation=9_900), zopa=False))) == []


def test_a_zone_that_was_not_expected_is_named() -> None:
    assert codes(find_in_economics(designed(zopa=False)))[0] == "zopa_not_expected"


def test_one_issue_leaves_nothing_to_trade() -> None:
    assert "one_issue" in codes(find_in_economics(designed(FIGHT)))
    assert codes(find_in_economics(designed(FIGHT, several_issues=False, balanced=False))) == []


def test_an_option_worse_for_both_than_another_is_dominated() -> None:
    scenario = over_two((FULL, 2_000, 0), (0, 2_000, FULL))
    assert "dominated" not in codes(find_in_economics(designed(scenario)))
    worse = over_two((FULL, 4_000, 1_000), (5_000, 6_000, FULL), (8_000, 2_000))
    assert "dominated" not in codes(find_in_economics(designed(worse)))
    poor = over_two((FULL, 3_000, 2_000), (3_000, FULL, 2_000))
    found = [one for one in find_in_economics(designed(poor)) if one.code == "dominated"]
    assert [one.subject[-1] for one in found] == ["door"]


def test_on_an_issue_where_both_want_the_same_no_option_is_called_dominated() -> None:
    same = over_two((FULL, 3_000, 0), (FULL, 6_000, 0))
    assert "dominated" not in codes(find_in_economics(designed(same)))


def test_it_says_when_no_issue_is_compatible_or_a_fight() -> None:
    opposed = over_two((FULL, 5_000, 0), (0, 5_000, FULL), (7_000, 3_000))
    found = codes(find_in_economics(designed(opposed)))
    assert {"no_compatible", "no_distributive"} <= set(found)
    assert distributive_issues(opposed) == ()
    assert distributive_issues(SCENARIO) == ("price",)


def test_a_role_with_nothing_dear_to_ask_for_is_named() -> None:
    even = over_two((FULL, 5_000, 0), (0, 5_000, FULL))
    found = [one for one in find_in_economics(designed(even)) if one.code == "no_logrolling"]
    assert [one.subject for one in found] == [
        ("roles", "vendor", "preferences"),
        ("roles", "client", "preferences"),
    ]


def test_meeting_in_the_middle_may_not_win_it_all() -> None:
    even = over_two((FULL, 5_000, 0), (0, 5_000, FULL))
    assert "no_integrative" in codes(find_in_economics(designed(even)))
    assert "no_integrative" not in codes(find_in_economics(designed(even, integrative=False)))


def test_a_squeezed_side_and_a_target_out_of_reach_are_named() -> None:
    found = codes(find_in_economics(designed(with_role(reservation=8_200, target=9_900))))
    assert "squeezed" in found
    assert "target_out_of_reach" in found


def test_a_zone_can_be_too_small_or_too_large() -> None:
    assert "zone_small" in codes(find_in_economics(designed(with_role(reservation=8_200))))
    undemanding = liking(RISES, FALLS, reservation=100)
    assert "zone_large" in codes(find_in_economics(designed(undemanding)))


def test_halfway_takes_the_middle_and_of_two_the_fairer() -> None:
    assert halfway(SCENARIO).only({"price", "support", "testimonial"}) == on(
        price=80, support="business", testimonial="quote"
    )
    assert halfway(over_two((FULL, 5_000, 0), (0, 5_000, FULL))).get("price") == "2"
