"""Offers made of what is known: the own role, and what the other side itself put forward.

The baker weighs price 5, shelves 3, delivery 2; morning deliveries cost it 20 points.
"""

from app.coach.known_offers import (
    best_on_table,
    own_position,
    swap,
    their_wishes,
    whole_package,
)
from app.negotiation.acts import Propose
from tests.builders import terms, whole_terms
from tests.builders_play import a_play, me, offer, their_fact, them

THEIRS = them(offer(whole_terms("10", "morning", "1")))


def test_a_wish_counts_once_it_stood_in_an_offer_of_theirs() -> None:
    assert their_wishes(a_play(their_fact(), me())) == terms()
    latest = them(offer(terms(price="11")))
    assert their_wishes(a_play(THEIRS, me(), latest)) == whole_terms("11", "morning", "1")


def test_the_best_on_the_table_is_the_one_worth_most_to_the_learner() -> None:
    assert best_on_table(a_play(them(offer(terms(price="10"))))) is None
    both = them(Propose((whole_terms("10"), whole_terms("13"))))
    found = best_on_table(a_play(both))
    assert found is not None
    assert found.terms == whole_terms("13")


def test_the_own_position_is_the_last_word_and_else_the_best() -> None:
    best = whole_terms("14", "evening", "4")
    assert own_position(a_play()) == best
    assert own_position(a_play(me(offer(terms(price="13"))))) == terms(price="13").merged_over(best)


def test_a_swap_asks_for_what_weighs_more_and_gives_a_wish_that_weighs_less() -> None:
    assert swap(a_play(THEIRS)) == terms(shelves="4", delivery="morning")


def test_without_a_wish_of_theirs_there_is_nothing_to_give() -> None:
    assert swap(a_play(their_fact())) is None
    assert whole_package(a_play(their_fact())) is None


def test_a_wish_on_the_weightiest_issue_is_not_given() -> None:
    assert swap(a_play(them(offer(terms(price="10"))))) is None


def test_the_price_is_asked_for_where_nothing_else_is_left() -> None:
    theirs = them(offer(whole_terms("10", "morning", "4")))
    assert swap(a_play(theirs)) == terms(price="14", delivery="morning")


def test_a_package_settles_everything_and_keeps_half_of_what_is_held() -> None:
    found = whole_package(a_play(THEIRS))
    assert found == whole_terms("14", "morning", "4")


def test_once_the_two_stand_together_there_is_nothing_to_swap() -> None:
    mine = me(offer(whole_terms("10", "morning", "1")))
    assert swap(a_play(THEIRS, mine)) is None
