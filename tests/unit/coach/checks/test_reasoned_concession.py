"""Reasoned concession: says why it moves."""

import pytest

from app.coach.checks.reasoned_concession import check
from app.negotiation.acts import Argue
from tests.builders import whole_terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, offer, them

HIGH = me(offer(whole_terms("14")), text="€14.")
LOWER = offer(whole_terms("13"))


@pytest.mark.parametrize("marker", ["gives_reason", "objective_standard", "helps_them"])
def test_a_move_with_a_reason_is_met(marker: str) -> None:
    turn = me(LOWER, text="€13, because flour fell.", markers=(marker,))
    assert is_met(check(a_play(HIGH, them(), turn)), (3, "€13, because flour fell."))


def test_an_argument_in_the_same_turn_is_a_reason() -> None:
    turn = me(Argue("price"), LOWER, text="Flour fell. €13.")
    assert is_met(check(a_play(HIGH, them(), turn)), (3, "Flour fell. €13."))


def test_moves_without_a_word_why_are_missed_on_the_first() -> None:
    finding = check(a_play(HIGH, me(LOWER, text="€13."), me(offer(whole_terms("12")))))
    assert is_missed(finding, (2, "€13."))


def test_without_a_move_there_is_nothing_to_explain() -> None:
    assert is_unseen(check(a_play(HIGH, them(), HIGH)))
