"""The bargaining set: ZOPA, frontier, Nash point, joint gain and what trades against what."""

import pytest

from app.negotiation.bargaining_set import (
    bargaining_set,
    better_for_both,
    compatible_issues,
    joint,
    joint_gain_share,
    logrolling_issues,
)
from app.negotiation.issue import choice, number_range
from app.negotiation.outcome import OutcomeSpace, build_space
from app.negotiation.preferences import FULL, Preferences
from tests.builders import BAKER_LIKES, CAFE_LIKES, whole_terms

SPACE = build_space(BAKER_LIKES, CAFE_LIKES)
SET = bargaining_set(SPACE, (4_000, 4_000))

PIE = number_range("share", 0, 10, 1)
RISING = Preferences((PIE,), (FULL,), (tuple(range(0, FULL + 1, 1_000)),))
FALLING = Preferences((PIE,), (FULL,), (tuple(range(FULL, -1, -1_000)),))
PIE_SPACE = build_space(RISING, FALLING)


def one_issue_space(first: tuple[int, ...], second: tuple[int, ...]) -> OutcomeSpace:
    issues = (choice("deal", tuple("abcdef"[: len(first)])),)
    return build_space(
        Preferences(issues, (FULL,), (first,)), Preferences(issues, (FULL,), (second,))
    )


def test_an_outcome_that_just_meets_both_limits_is_feasible() -> None:
    exact = bargaining_set(PIE_SPACE, (4_000, 6_000))
    assert exact.feasible.tolist() == [4]
    assert exact.has_zopa


def test_feasible_outcomes_meet_both_reservation_values() -> None:
    one, two = SPACE.utilities
    assert all(one[i] >= 4_000 and two[i] >= 4_000 for i in SET.feasible)
    others = set(range(len(SPACE))) - set(SET.feasible.tolist())
    assert all(one[i] < 4_000 or two[i] < 4_000 for i in others)


def test_the_nash_point_gives_each_side_what_it_values_most() -> None:
    assert SET.nash == SPACE.index_of(whole_terms("14", "morning", "2"))


def test_the_frontier_falls_for_one_as_it_rises_for_the_other() -> None:
    ones = [int(SPACE.utilities[0][i]) for i in SET.frontier]
    twos = [int(SPACE.utilities[1][i]) for i in SET.frontier]
    assert ones == sorted(ones, reverse=True)
    assert twos == sorted(twos)


def test_of_outcomes_alike_the_frontier_holds_the_first() -> None:
    space = one_issue_space((6_000, 6_000, 2_000), (5_000, 5_000, 5_000))
    assert bargaining_set(space, (0, 0)).frontier.tolist() == [0]


def test_a_frontier_point_may_be_worth_nothing_to_one_side() -> None:
    space = one_issue_space((9_000, 0), (0, 9_000))
    assert bargaining_set(space, (0, 0)).frontier.tolist() == [0, 1]


def test_without_a_zopa_there_are_no_points() -> None:
    none = bargaining_set(PIE_SPACE, (6_000, 6_000))
    assert not none.has_zopa
    assert none.feasible.size == none.frontier.size == 0
    assert none.nash is none.joint_best is none.joint_worst is None


def test_without_a_zopa_no_joint_gain_share_is_defined() -> None:
    none = bargaining_set(PIE_SPACE, (6_000, 6_000))
    assert joint_gain_share(PIE_SPACE, none, None) is None
    assert joint_gain_share(PIE_SPACE, none, 5) is None
    assert better_for_both(PIE_SPACE, none, 5) is None


def test_with_zero_surplus_the_one_point_is_nash_and_frontier() -> None:
    exact = bargaining_set(PIE_SPACE, (4_000, 6_000))
    assert exact.nash == exact.joint_best == exact.joint_worst == 4
    assert exact.frontier.tolist() == [4]


def test_among_zero_products_nash_takes_the_greatest_sum() -> None:
    space = one_issue_space((5_000, 5_000, 5_000), (5_000, 8_000, 7_000))
    assert bargaining_set(space, (5_000, 5_000)).nash == 1


def test_in_a_one_outcome_zopa_that_deal_has_all_the_joint_gain() -> None:
    exact = bargaining_set(PIE_SPACE, (4_000, 6_000))
    assert joint_gain_share(PIE_SPACE, exact, 4) == 1.0


def test_in_a_one_outcome_zopa_any_other_deal_has_none_of_it() -> None:
    exact = bargaining_set(PIE_SPACE, (4_000, 6_000))
    assert joint_gain_share(PIE_SPACE, exact, 7) == 0.0


def test_where_every_deal_is_worth_the_same_together_any_of_them_is_full_gain() -> None:
    split = bargaining_set(PIE_SPACE, (2_000, 2_000))
    assert {joint_gain_share(PIE_SPACE, split, int(i)) for i in split.feasible} == {1.0}


def test_no_deal_where_one_was_possible_gains_nothing() -> None:
    assert joint_gain_share(SPACE, SET, None) == 0.0


def test_the_joint_extremes_are_one_and_zero() -> None:
    assert joint_gain_share(SPACE, SET, SET.joint_best) == 1.0
    assert joint_gain_share(SPACE, SET, SET.joint_worst) == 0.0


def test_joint_is_the_plain_sum() -> None:
    assert joint(SPACE, SPACE.index_of(whole_terms("14", "morning", "2"))) == 13_000


def test_a_poor_deal_has_one_that_both_prefer() -> None:
    poor = SPACE.index_of(whole_terms("12", "noon", "2"))
    better = better_for_both(SPACE, SET, poor)
    assert better is not None
    assert all(side[better] > side[poor] for side in SPACE.utilities)


def test_nothing_is_better_for_both_than_the_frontier() -> None:
    assert all(better_for_both(SPACE, SET, int(index)) is None for index in SET.frontier)


def test_a_gain_for_one_at_no_cost_to_the_other_is_better_too() -> None:
    space = one_issue_space((5_000, 5_000), (5_000, 6_000))
    assert better_for_both(space, bargaining_set(space, (0, 0)), 0) == 1


def test_issues_trade_towards_the_side_that_values_them_more() -> None:
    assert logrolling_issues(BAKER_LIKES, CAFE_LIKES) == (("price", 0), ("delivery", 1))


def test_an_issue_both_value_alike_does_not_trade() -> None:
    assert "shelves" not in dict(logrolling_issues(BAKER_LIKES, CAFE_LIKES))


def test_an_issue_one_side_does_not_care_about_trades() -> None:
    issues = (choice("cake", ("plum", "apple")), PIE)
    cares = Preferences(issues, (5_000, 5_000), ((0, FULL), RISING.values[0]))
    shrugs = Preferences(issues, (0, FULL), ((FULL, 0), FALLING.values[0]))
    assert logrolling_issues(cares, shrugs)[0] == ("cake", 0)


@pytest.mark.parametrize(
    ("second", "found"), [((0, FULL), ("cake",)), ((FULL, 0), ()), ((FULL, FULL), ("cake",))]
)
def test_an_issue_is_compatible_when_one_option_is_best_for_both(
    second: tuple[int, int], found: tuple[str, ...]
) -> None:
    issues = (choice("cake", ("plum", "apple")),)
    first = Preferences(issues, (FULL,), ((0, FULL),))
    assert compatible_issues(first, Preferences(issues, (FULL,), (second,))) == found
    trades = logrolling_issues(first, Preferences(issues, (FULL,), (second,)))
    assert not (found and trades)
