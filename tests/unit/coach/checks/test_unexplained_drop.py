"""Unexplained drop (counter-evidence): a large move for nothing and without a word why."""

import pytest

from app.coach.checks.unexplained_drop import check
from app.negotiation.acts import Argue
from tests.builders import whole_terms
from tests.builders_play import a_play, is_against, is_unseen, me, my_parts, offer

START = me(offer(whole_terms("14")), text="€14.")
DROP = whole_terms("13")


def test_a_bare_drop_of_1250_points_is_seen() -> None:
    turn = my_parts(("Fine,", None), ("€13.", offer(DROP)))
    assert is_against(check(a_play(START, turn)), (2, "€13."))


def test_a_condition_makes_it_no_drop() -> None:
    assert is_unseen(check(a_play(START, me(offer(DROP, is_conditional=True)))))


@pytest.mark.parametrize("marker", ["gives_reason", "objective_standard"])
def test_a_reason_makes_it_no_drop(marker: str) -> None:
    assert is_unseen(check(a_play(START, me(offer(DROP), markers=(marker,)))))


def test_an_argument_is_a_reason() -> None:
    assert is_unseen(check(a_play(START, me(Argue("price"), offer(DROP)))))


def test_a_small_step_is_no_drop() -> None:
    first = me(offer(whole_terms("14", "evening", "3")))
    smaller = me(offer(whole_terms("14", "evening", "2")))  # costs 750, gains nothing
    assert not is_unseen(check(a_play(first, smaller)))
    back_and_less = me(offer(whole_terms("14", "noon", "4")))  # 1000 down, 750 up: 250
    assert is_unseen(check(a_play(first, back_and_less)))
