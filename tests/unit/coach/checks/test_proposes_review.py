"""Proposes a review: room to look again, where the two sides go on dealing with each other."""

from dataclasses import replace

from app.coach.checks.proposes_review import check
from tests.builders import whole_terms
from tests.builders_play import (
    SCENARIO,
    a_play,
    closing,
    is_met,
    is_missed,
    is_unseen,
    me,
    my_parts,
    offer,
)

LASTING = replace(SCENARIO, relationship="They see each other every morning.")
DEAL = (me(offer(whole_terms("14")), text="14."), *closing(whole_terms()))


def test_a_review_is_met_with_its_words() -> None:
    turn = my_parts(("We look again in spring.", "review_clause"))
    assert is_met(check(a_play(turn)), (1, "We look again in spring."))


def test_a_deal_between_lasting_partners_without_one_is_missed() -> None:
    assert is_missed(check(a_play(*DEAL, scenario=LASTING)), (1, "14."))


def test_without_a_deal_or_a_future_there_was_no_call_for_one() -> None:
    assert is_unseen(check(a_play(*DEAL)))
    assert is_unseen(check(a_play(DEAL[0], scenario=LASTING)))
