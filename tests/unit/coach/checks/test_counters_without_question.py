"""Counters without a question (counter-evidence): offer against offer, nothing asked."""

from app.coach.checks.counters_without_question import check
from app.negotiation.acts import Ask, Kind
from tests.builders import terms
from tests.builders_play import a_play, is_against, is_unseen, me, offer, them

THEIRS = them(offer(terms(price="10")), text="10.")
MINE = me(offer(terms(price="14")), text="14.")


def test_their_first_offer_met_with_one_of_ones_own_is_seen_on_both_quotes() -> None:
    assert is_against(check(a_play(them(), me(), THEIRS, MINE)), (3, "10."), (4, "14."))


def test_a_question_before_it_or_with_it_takes_it_away() -> None:
    asked = me(Ask(Kind.OPEN))
    assert is_unseen(check(a_play(asked, THEIRS, MINE)))
    assert is_unseen(check(a_play(THEIRS, me(offer(terms(price="14")), Ask(Kind.OPEN)))))


def test_without_an_offer_of_theirs_or_a_counter_there_is_none() -> None:
    finding = check(a_play(THEIRS, me(), them(), MINE))
    assert is_unseen(finding)
    assert finding.is_counter
    assert is_unseen(check(a_play(MINE, them())))
