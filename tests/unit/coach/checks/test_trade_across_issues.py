"""Trade across issues: a give on one tied to a get on another."""

from app.coach.checks.trade_across_issues import check
from tests.builders import terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them

TWO = terms(price="13", delivery="morning")


def test_a_conditional_offer_on_two_issues_is_met() -> None:
    turn = my_parts(("Look.", None), ("If 13, then mornings.", offer(TWO, is_conditional=True)))
    assert is_met(check(a_play(turn)), (1, "If 13, then mornings."))


def test_a_what_if_over_two_issues_is_met() -> None:
    turn = me(offer(TWO), text="What if we said 13 and mornings?", markers=("what_if",))
    assert is_met(check(a_play(turn)), (1, "What if we said 13 and mornings?"))


def test_a_condition_on_a_single_issue_ties_nothing() -> None:
    single = me(offer(terms(price="13"), is_conditional=True), text="13 if you sign.")
    assert is_missed(check(a_play(single)), (1, "13 if you sign."))


def test_two_issues_side_by_side_are_not_tied() -> None:
    finding = check(a_play(me(offer(TWO), text="13 and mornings."), them(), me(offer(TWO))))
    assert is_missed(finding, (1, "13 and mornings."))


def test_without_an_offer_there_is_nothing_to_tie() -> None:
    assert is_unseen(check(a_play(me(), them(), me(), them(), me())))
