"""Asks before it offers: a question about needs comes first."""

import pytest

from app.coach.checks.asks_before_offer import check
from app.negotiation.acts import Ask, Kind
from tests.builders import terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them

FOURTEEN = me(offer(terms(price="14")), text="14.")


@pytest.mark.parametrize("kind", [Kind.PRIORITY, Kind.INTEREST, Kind.OPEN])
def test_a_question_about_needs_before_the_first_offer_is_met(kind: Kind) -> None:
    asked = my_parts(("Hello.", None), ("What do you need?", Ask(kind)))
    assert is_met(check(a_play(asked, them(), FOURTEEN)), (1, "What do you need?"))


def test_asking_without_ever_offering_is_met() -> None:
    assert is_met(check(a_play(me(Ask(Kind.OPEN), text="And you?"))), (1, "And you?"))


def test_an_offer_before_any_question_is_missed_and_a_later_question_does_not_mend_it() -> None:
    assert is_missed(check(a_play(FOURTEEN, them(), me(Ask(Kind.OPEN)))), (1, "14."))


@pytest.mark.parametrize(
    "asks",
    [
        me(Ask(Kind.OPEN), markers=("asks_for_offer",)),
        me(Ask(Kind.CONSTRAINT, is_after_limit=True)),
    ],
    ids=["for an offer", "after the limit"],
)
def test_a_question_about_figures_is_none_about_needs(asks: object) -> None:
    assert is_missed(check(a_play(asks, them(), FOURTEEN)), (3, "14."))  # type: ignore[arg-type]


def test_neither_asking_nor_offering_is_no_opportunity() -> None:
    assert is_unseen(check(a_play(me(), them())))
