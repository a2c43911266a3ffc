"""Holds the interest: keeps the weightiest issue besides the price while moving elsewhere."""

from app.coach.checks.holds_the_interest import check
from tests.builders import terms, whole_terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, offer, them

START = me(offer(whole_terms("14", "evening", "4")), text="14, evening, all.")


def test_moving_elsewhere_and_keeping_three_shelves_of_four_is_met() -> None:
    last = me(offer(whole_terms("13", "noon", "3")), text="13, noon, three.")
    finding = check(a_play(START, them(), last))
    assert is_met(finding, (3, "13, noon, three."))
    assert finding.issue == "shelves"


def test_letting_the_shelves_go_is_missed() -> None:
    last = me(offer(whole_terms("14", "evening", "2")), text="Two shelves.")
    assert is_missed(check(a_play(START, them(), last)), (3, "Two shelves."))


def test_without_a_move_there_is_nothing_to_hold() -> None:
    assert is_unseen(check(a_play(START, them(), START)))


def test_what_their_package_fills_in_was_not_let_go_by_the_learner() -> None:
    theirs = them(offer(whole_terms("10", "morning", "0")))
    high, low = me(offer(terms(price="14"))), me(offer(terms(price="13")))
    assert is_unseen(check(a_play(theirs, high, them(), low)))
