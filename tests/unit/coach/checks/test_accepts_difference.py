"""Accepts a difference: their other wish is treated as legitimate."""

from dataclasses import replace

from app.coach.checks.accepts_difference import check, is_unlike
from app.negotiation.acts import Accept, Acknowledge
from app.negotiation.preferences import Preferences
from tests.builders import BAKER_LIKES, CAFE_LIKES, a_scenario
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, their_fact, them

TOLD = "Well. This is cafe-delivery."


def test_saying_so_is_met_with_its_words() -> None:
    turn = my_parts(("You need mornings, we evenings: fine.", "accepts_difference"))
    assert is_met(check(a_play(turn)), (1, "You need mornings, we evenings: fine."))


def test_taking_up_by_name_what_they_want_differently_is_met_on_both_quotes() -> None:
    reply = my_parts(("Mornings, I see.", Acknowledge("delivery")))
    assert is_met(check(a_play(their_fact(), reply)), (1, TOLD), (2, "Mornings, I see."))


def test_differences_told_and_passed_over_are_missed_on_the_first() -> None:
    turns = (their_fact(0), me(text="€14."), their_fact(1), me(text="€13."))
    assert is_missed(check(a_play(*turns)), (1, TOLD), (2, "€14."))


def test_one_difference_or_an_agreement_right_after_is_not_enough() -> None:
    assert is_unseen(check(a_play(their_fact(), me(), them())))
    assert is_unseen(check(a_play(their_fact(0), me(), their_fact(1), me(Accept()))))


def test_where_both_want_the_same_there_is_no_difference_to_accept() -> None:
    same = Preferences(CAFE_LIKES.issues, BAKER_LIKES.weights, CAFE_LIKES.values)
    scenario = a_scenario(preferences=(same, CAFE_LIKES))
    turns = (their_fact(0), me(Acknowledge("delivery")), their_fact(1), me())
    assert is_unseen(check(a_play(*turns, scenario=scenario)))
    assert not is_unlike(a_play(scenario=scenario), "delivery")
    assert is_unlike(a_play(scenario=replace(a_scenario())), "delivery")
