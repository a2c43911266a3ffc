"""Helps them: says what a term does for the other side, once there are offers to say it of."""

from app.coach.checks.helps_them import check
from tests.builders import terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them


def test_what_a_term_does_for_them_is_met_with_its_words() -> None:
    said = my_parts(("14,", offer(terms(price="14"))), ("and you can open at six.", "helps_them"))
    assert is_met(check(a_play(said)), (1, "and you can open at six."))


def test_offers_that_never_say_it_are_missed_on_the_first() -> None:
    steps = (me(offer(terms(price="14")), text="14."), them(), me(offer(terms(price="13"))))
    assert is_missed(check(a_play(*steps)), (1, "14."))


def test_one_offer_is_too_few_to_miss_it() -> None:
    assert is_unseen(check(a_play(me(offer(terms(price="14"))), them(), me())))


def test_words_nobody_can_be_sure_of_do_not_count() -> None:
    unsure = my_parts(("That may suit you.", "helps_them"), confidence=0.3)
    assert is_unseen(check(a_play(unsure)))
