"""Open question: two asked in the open form are met, a longer talk without them is missed."""

import pytest

from app.coach.checks.open_question import check
from app.negotiation.acts import Act, Argue, Ask, Kind, Reject
from tests.builders import terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them

OPEN = "open_question"
WHAT = my_parts(
    ("Hello.", None), ("What matters to you?", OPEN), ("I mean it.", Ask(Kind.PRIORITY))
)
WHY = my_parts(("And why is that?", OPEN))
PRICE = me(offer(terms(price="14")), text="€14.")


def test_two_open_questions_are_met_with_their_very_words() -> None:
    finding = check(a_play(WHAT, them(), WHY, them()))
    assert is_met(finding, (1, "What matters to you?"), (3, "And why is that?"))


def test_two_questions_in_one_turn_count_as_one_turn_of_asking() -> None:
    both = my_parts(("What matters to you?", OPEN), ("Why?", OPEN))
    assert is_missed(check(a_play(both, them(), me(), them(), PRICE)), (5, "€14."))


@pytest.mark.parametrize("act", [offer(terms(price="14")), Reject(), Argue("price")])
def test_a_longer_talk_is_missed_on_the_turn_that_began_to_bargain(act: Act) -> None:
    finding = check(a_play(me(), them(), WHY, them(), me(act, text="No."), PRICE))
    assert is_missed(finding, (5, "No."))


def test_talk_without_a_question_or_a_move_is_missed_on_its_first_words() -> None:
    finding = check(a_play(me(text="So?"), them(), me(), them(), me()))
    assert is_missed(finding, (1, "So?"))


def test_a_short_talk_gave_no_opportunity() -> None:
    assert is_unseen(check(a_play(me(), them(), me())))


def test_what_the_other_side_asks_openly_is_not_the_learners_skill() -> None:
    asking = them(text="What do you need?", markers=(OPEN,))
    assert is_unseen(check(a_play(asking, asking, asking)))


def test_asking_for_an_offer_is_no_question_about_their_side() -> None:
    bid = me(text="What would you offer then?", markers=(OPEN, "asks_for_offer"))
    assert is_missed(check(a_play(PRICE, them(), bid, them(), bid)), (1, "€14."))


def test_declining_to_answer_does_not_begin_to_bargain() -> None:
    declines = me(Reject(asked=Kind.INTEREST), text="I keep that to myself.")
    assert is_missed(check(a_play(declines, them(), PRICE, them(), me())), (3, "€14."))
