"""Multi-issue offer: several issues named in one offer."""

from app.coach.checks.multi_issue_offer import check
from tests.builders import terms, whole_terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them

PACKAGE = my_parts(("Hm.", None), ("12, noon, two shelves.", offer(whole_terms())))
SINGLE = me(offer(terms(price="14")), text="€14.")


def test_a_package_is_met_with_its_words() -> None:
    assert is_met(check(a_play(SINGLE, them(), PACKAGE)), (3, "12, noon, two shelves."))


def test_offers_on_fewer_issues_are_missed_on_the_first() -> None:
    two = me(offer(terms(price="13", delivery="noon")), text="€13 at noon.")
    assert is_missed(check(a_play(SINGLE, them(), two)), (1, "€14."))


def test_what_stands_from_before_is_not_what_was_put_together() -> None:
    theirs = them(offer(whole_terms()), text="12, noon, two.")
    assert is_missed(check(a_play(theirs, SINGLE)), (2, "€14."))


def test_without_an_offer_there_is_nothing_to_see() -> None:
    assert is_unseen(check(a_play(me(), them(offer(whole_terms())), me(), them(), me())))
