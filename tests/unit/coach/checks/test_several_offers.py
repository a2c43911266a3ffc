"""Several offers at once: the other side may choose."""

from app.coach.checks.several_offers import check
from app.negotiation.acts import Propose
from tests.builders import terms, whole_terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them

EITHER = Propose((whole_terms("13", "morning"), whole_terms("14", "noon")))


def test_two_packages_at_once_are_met() -> None:
    turn = my_parts(("Choose:", None), ("13 early or 14 at noon.", EITHER))
    assert is_met(check(a_play(turn)), (1, "13 early or 14 at noon."))


def test_asking_for_options_is_met_too() -> None:
    turn = my_parts(("Fine.", None), ("Which ways could it go?", "asks_for_options"))
    assert is_met(check(a_play(turn)), (1, "Which ways could it go?"))


def test_four_single_offers_are_missed_on_the_fourth() -> None:
    prices = [me(offer(terms(price=str(p))), text=f"€{p}.") for p in (14, 13, 12, 11, 10)]
    assert is_missed(check(a_play(*prices)), (4, "€11."))


def test_three_single_offers_are_too_few_to_miss_it() -> None:
    prices = [me(offer(terms(price=str(p)))) for p in (14, 13, 12)]
    assert is_unseen(check(a_play(*prices, them(EITHER))))
