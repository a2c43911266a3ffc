"""Acknowledges a constraint: what they told is taken up in the next words."""

import pytest

from app.coach.checks.acknowledges_constraint import check
from app.negotiation.acts import Accept, Acknowledge
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, their_fact, them

FIRST, SECOND = "Well. This is cafe-delivery.", "Well. This is cafe-delivery-why."


def test_taking_it_up_is_met_on_both_quotes() -> None:
    reply = my_parts(("I hear you on mornings.", Acknowledge("delivery")))
    assert is_met(check(a_play(their_fact(), reply)), (1, FIRST), (2, "I hear you on mornings."))


@pytest.mark.parametrize("marker", ["acknowledges", "showing_empathy", "links_to_need"])
def test_it_shows_in_words_as_well(marker: str) -> None:
    reply = my_parts(("Hm.", None), ("That must be hard.", marker))
    assert is_met(check(a_play(their_fact(), reply)), (1, FIRST), (2, "That must be hard."))


def test_two_things_told_and_passed_over_are_missed_on_the_first() -> None:
    turns = (their_fact(0), me(text="€14."), their_fact(1), me(text="€13."))
    assert is_missed(check(a_play(*turns)), (1, FIRST), (2, "€14."))


def test_one_thing_passed_over_is_not_enough() -> None:
    assert is_unseen(check(a_play(their_fact(), me(), them(), me())))


def test_taking_the_offer_that_came_with_it_passes_nothing_over() -> None:
    assert is_unseen(check(a_play(their_fact(0), me(), their_fact(1), me(Accept()))))
