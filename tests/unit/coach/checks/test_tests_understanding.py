"""Tests understanding: says back what was heard, once enough was told to be worth it."""

import pytest

from app.coach.checks.tests_understanding import check
from app.negotiation.acts import Accept, Acknowledge, Act, Close, Summarise
from tests.builders import terms
from tests.builders_play import (
    a_play,
    is_met,
    is_missed,
    is_unseen,
    me,
    my_parts,
    offer,
    their_fact,
    them,
)


def test_a_summary_is_met_with_its_words() -> None:
    back = my_parts(("Right.", None), ("So mornings matter to you?", Summarise()))
    assert is_met(check(a_play(their_fact(), back)), (2, "So mornings matter to you?"))


def test_summing_up_ones_own_wish_tests_nothing() -> None:
    wish = me(Summarise(terms(price="14")), text="To be clear: €14.")
    assert is_unseen(check(a_play(them(offer(terms(price="10"))), wish, them(), me())))


def test_summing_up_their_offer_is_met() -> None:
    back = me(Summarise(terms(price="10")), text="So you offer €10?")
    finding = check(a_play(them(offer(terms(price="10"))), back))
    assert is_met(finding, (2, "So you offer €10?"))


def test_two_facts_and_no_summary_is_missed_on_the_turn_that_followed() -> None:
    finding = check(a_play(their_fact(0), me(), their_fact(1), me(text="€14."), them(), me()))
    assert is_missed(finding, (4, "€14."))


def test_one_fact_is_not_enough_to_sum_up() -> None:
    assert is_unseen(check(a_play(their_fact(), me(), them(), me())))


def test_the_same_fact_told_twice_is_one_fact() -> None:
    assert is_unseen(check(a_play(their_fact(), me(), their_fact(), me())))


def test_a_fact_after_the_last_turn_left_no_chance_to_say_it_back() -> None:
    assert is_unseen(check(a_play(their_fact(0), me(), their_fact(1))))


def test_the_other_sides_summary_is_not_the_learners() -> None:
    theirs = them(Summarise(), text="So you need a price?")
    assert is_unseen(check(a_play(theirs, me())))


@pytest.mark.parametrize("act", [Close(), Accept()])
def test_leaving_or_agreeing_is_not_quoted_as_a_chance_passed_over(act: Act) -> None:
    assert is_unseen(check(a_play(their_fact(0), me(), their_fact(1), me(act))))


def test_a_paraphrase_of_what_was_told_is_met() -> None:
    back = my_parts(("Right.", None), ("Mornings it is for you.", "tests_understanding"))
    assert is_met(check(a_play(their_fact(), back)), (2, "Mornings it is for you."))


def test_naming_the_issue_they_told_about_is_met() -> None:
    back = me(Acknowledge("delivery"), text="I hear you on mornings.")
    assert is_met(check(a_play(their_fact(), back)), (2, "I hear you on mornings."))


@pytest.mark.parametrize("act", [Acknowledge(), Acknowledge("shelves")])
def test_hearing_nothing_in_particular_says_nothing_back(act: Act) -> None:
    assert is_unseen(check(a_play(their_fact(), me(act))))


def test_words_that_sound_like_it_before_anything_was_told_say_nothing_back() -> None:
    guess = me(text="So you like mornings?", markers=("tests_understanding",))
    assert is_unseen(check(a_play(them(), guess)))
