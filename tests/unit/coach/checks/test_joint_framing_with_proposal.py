"""Joint framing with a proposal: words for both sides count when an offer stands behind them."""

from app.coach.checks.joint_framing_with_proposal import check
from tests.builders import terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them

FOURTEEN = offer(terms(price="14"))


def test_us_both_with_an_offer_is_met_on_both_quotes() -> None:
    turn = my_parts(("So that we both gain,", "joint_framing"), ("14.", FOURTEEN))
    assert is_met(check(a_play(turn)), (1, "So that we both gain,"), (1, "14."))


def test_the_offer_may_follow_in_the_next_turn() -> None:
    turns = (me(text="For us both.", markers=("joint_framing",)), them(), me(FOURTEEN, text="14."))
    assert is_met(check(a_play(*turns)), (1, "For us both."), (3, "14."))


def test_offers_without_a_word_for_both_are_missed() -> None:
    turns = (me(FOURTEEN, text="14."), them(), me(offer(terms(price="13"))))
    assert is_missed(check(a_play(*turns)), (1, "14."))


def test_words_for_both_without_any_offer_are_neither() -> None:
    assert is_unseen(check(a_play(me(markers=("joint_framing",)), them(), me())))
