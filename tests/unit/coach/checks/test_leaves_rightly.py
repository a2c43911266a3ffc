"""Leaves rightly: no deal where none could have beaten both alternatives."""

from app.coach.checks.leaves_rightly import check
from app.negotiation.acts import Close
from tests.builders import a_scenario, whole_terms
from tests.builders_play import a_play, closing, is_met, is_missed, is_unseen, me, them

NO_ZOPA = a_scenario(reservations=(8_000, 8_000))
LEAVES = me(Close(), text="Then we leave it. All the best.")


def test_leaving_is_met_where_there_was_nothing_to_agree_on() -> None:
    finding = check(a_play(them(), LEAVES, scenario=NO_ZOPA))
    assert is_met(finding, (2, "Then we leave it. All the best."))


def test_it_does_not_matter_who_ends_the_talk() -> None:
    play = a_play(me(text="No, thank you."), them(Close()), scenario=NO_ZOPA)
    assert is_met(check(play), (1, "No, thank you."))


def test_a_deal_is_missed_there_on_the_words_that_made_it() -> None:
    assert is_missed(check(a_play(*closing(whole_terms()), scenario=NO_ZOPA)), (4, "Yes, agreed."))


def test_where_a_deal_was_possible_or_the_talk_goes_on_there_is_nothing_to_see() -> None:
    assert is_unseen(check(a_play(them(), LEAVES)))
    assert is_unseen(check(a_play(them(), me(), scenario=NO_ZOPA)))
