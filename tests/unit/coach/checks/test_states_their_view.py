"""States their view: said back and left standing by the other side."""

import pytest

from app.coach.checks.states_their_view import check
from app.negotiation.acts import Accept, Acknowledge, Act, Clarify, Reject, Summarise
from tests.builders import terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, their_fact, them

BACK = me(Summarise(), text="So mornings matter to you.")
TOLD = (their_fact(0), me(text="Hm."), their_fact(1))


def test_what_they_let_stand_is_met_on_both_quotes() -> None:
    finding = check(a_play(their_fact(), BACK, them(Acknowledge(), text="Quite so.")))
    assert is_met(finding, (2, "So mornings matter to you."), (3, "Quite so."))


def test_refusing_a_term_in_the_same_breath_denies_no_view() -> None:
    no = them(Reject(terms(price="14")), text="Yes, but not 14.")
    assert is_met(check(a_play(their_fact(), BACK, no)), (2, BACK.text), (3, no.text))


@pytest.mark.parametrize("act", [Reject(), Clarify()])
def test_a_view_they_reject_is_not_met(act: Act) -> None:
    assert is_unseen(check(a_play(their_fact(), BACK, them(act))))


def test_enough_told_and_nothing_said_back_is_missed_on_the_last_chance() -> None:
    turns = (*TOLD, me(text="€14."), them(), me(text="€13."))
    assert is_missed(check(a_play(*turns)), (6, "€13."))


def test_a_talk_that_ends_at_once_left_no_chance() -> None:
    assert is_unseen(check(a_play(*TOLD, me(Accept()))))
    assert is_unseen(check(a_play(their_fact(), me())))
