"""Brainstorms: ideas that bind nobody, called for when the talk stands still."""

from app.coach.checks.brainstorms import check
from tests.builders import whole_terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them

MINE = me(offer(whole_terms("14")), text="14.")
STUCK = (MINE, them(text="Hm."), me(), them(text="No."), me(text="14, I said."))


def test_an_idea_is_met_with_its_words() -> None:
    turn = my_parts(("Just thinking aloud.", "brainstorm"))
    assert is_met(check(a_play(turn)), (1, "Just thinking aloud."))


def test_asking_for_options_is_looking_for_ideas() -> None:
    turn = my_parts(("What ways do you see?", "asks_for_options"))
    assert is_met(check(a_play(turn)), (1, "What ways do you see?"))


def test_a_standstill_without_an_idea_is_missed_on_what_was_said_there() -> None:
    assert is_missed(check(a_play(*STUCK)), (4, "No."), (5, "14, I said."))


def test_a_talk_that_moves_calls_for_none() -> None:
    assert is_unseen(check(a_play(MINE, them(offer(whole_terms("12"))), me())))
