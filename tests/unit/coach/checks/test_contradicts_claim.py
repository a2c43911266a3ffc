"""Contradicts a claim (counter-evidence): a certain word that did not hold, with both quotes."""

import pytest

from app.coach.checks.contradicts_claim import check
from app.negotiation.acts import Importance, Inform, Kind, Propose
from tests.builders import whole_terms
from tests.builders_play import a_play, is_against, is_unseen, me, offer, them

FINAL = me(Propose((whole_terms("14"),), is_final=True), text="14, and that is final.")
LOWER = me(offer(whole_terms("13")), text="13.")


def cares(importance: Importance, text: str) -> object:
    return me(Inform(Kind.PRIORITY, "shelves", importance), text=text)


def test_a_last_word_followed_by_a_move_is_seen() -> None:
    finding = check(a_play(FINAL, them(), LOWER))
    assert is_against(finding, (1, "14, and that is final."), (3, "13."))


@pytest.mark.parametrize("marker", ["ultimatum", "reveals_limit"])
def test_words_that_make_it_the_last_count_like_the_act(marker: str) -> None:
    last = me(offer(whole_terms("14")), text="Not below 14.", markers=(marker,))
    assert is_against(check(a_play(last, them(), LOWER)), (1, "Not below 14."), (3, "13."))


def test_what_mattered_and_then_does_not_is_seen() -> None:
    turns = (cares(Importance.HIGH, "Shelves first."), them(), cares(Importance.LOW, "Who cares."))
    finding = check(a_play(*turns))  # type: ignore[arg-type]
    assert is_against(finding, (1, "Shelves first."), (3, "Who cares."))
    assert finding.issue == "shelves"


def test_a_last_word_that_held_and_a_claim_repeated_are_none() -> None:
    assert is_unseen(check(a_play(FINAL, them(), me(offer(whole_terms("14"))))))
    turns = (cares(Importance.HIGH, "Shelves."), cares(Importance.HIGH, "Shelves!"))
    assert is_unseen(check(a_play(*turns)))  # type: ignore[arg-type]


def test_a_move_before_the_last_word_contradicts_nothing() -> None:
    finding = check(a_play(me(offer(whole_terms("14"))), them(), LOWER, them(), me()))
    assert is_unseen(finding)
    assert finding.is_counter
