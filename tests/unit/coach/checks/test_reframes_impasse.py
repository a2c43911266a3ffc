"""Reframes an impasse: a standstill is answered by another way of looking at it."""

import pytest

from app.coach.checks.reframes_impasse import check
from app.negotiation.acts import Accept, Ask, Kind, Propose, SuggestProcess
from app.negotiation.history import Turn
from tests.builders import terms, whole_terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, offer, them

BEFORE = (me(offer(whole_terms("14", "evening", "4"))), them(text="Hm."), me(), them(text="No."))
TRADE = Propose((terms(price="13", delivery="morning"),), is_conditional=True)


@pytest.mark.parametrize(
    "way",
    [
        me(Ask(Kind.INTEREST, "price"), text="Another way."),
        me(SuggestProcess(), text="Another way."),
        me(text="Another way.", markers=("what_if",)),
        me(TRADE, text="Another way."),
        me(Propose((terms(shelves="3"), terms(delivery="noon"))), text="Another way."),
    ],
    ids=["asks why", "steps back", "what if", "another trade", "a choice"],
)
def test_another_way_is_met_on_both_quotes(way: Turn) -> None:
    assert is_met(check(a_play(*BEFORE, way)), (4, "No."), (5, "Another way."))


@pytest.mark.parametrize(
    "same",
    [
        me(text="As before."),
        me(offer(terms(price="13")), text="As before."),
        me(offer(terms(price="13"), is_conditional=True), text="As before."),
    ],
    ids=["says no more", "a lower figure", "a lower figure with an if"],
)
def test_more_of_the_same_is_missed(same: Turn) -> None:
    assert is_missed(check(a_play(*BEFORE, same)), (4, "No."), (5, "As before."))


def test_no_standstill_is_no_opportunity() -> None:
    assert is_unseen(check(a_play(*BEFORE[:2], me())))


def test_taking_their_offer_ends_a_standstill_too() -> None:
    assert is_unseen(check(a_play(*BEFORE, me(Accept()))))
