"""What passes between the sides: tellings, refusals, standstills, and what answered them."""

from app.coach.exchanges import (
    answered_by_a_move,
    facts_by_turn,
    is_substantial,
    moved_after,
    question,
    refusals,
    replies,
    standstills,
    telling,
)
from app.negotiation.acts import Accept, Acknowledge, Ask, Inform, Kind, Reject
from tests.builders import terms, whole_terms
from tests.builders_play import a_play, me, offer, tell, their_fact, them

MINE = me(offer(whole_terms("14", "evening", "4")))


def test_replies_are_the_learners_next_turns() -> None:
    play = a_play(them(), me(), them(), me(), me())
    assert [turn.number for turn in replies(play, 1, 2)] == [2, 4]
    assert replies(play, 5, 2) == ()


def test_a_telling_is_about_ones_own_needs() -> None:
    assert telling(me(tell(Kind.CONSTRAINT))) == tell(Kind.CONSTRAINT)
    assert telling(me(Inform(Kind.ALTERNATIVE))) is None


def test_a_question_is_about_their_needs() -> None:
    why = Ask(Kind.INTEREST, "price")
    play = a_play(
        me(Ask(Kind.OPEN), why, markers=("asks_for_offer",)),
        me(Ask(Kind.OPEN), markers=("asks_for_offer",)),
        me(Ask(Kind.PRIORITY, is_after_limit=True)),
    )
    assert [question(play, turn) for turn in play.turns] == [why, None, None]


def test_facts_stand_under_the_turn_they_were_first_told_in() -> None:
    play = a_play(their_fact(1), me(), their_fact(1), me(), their_fact(0))
    assert {n: [f.id for f in facts] for n, facts in facts_by_turn(play).items()} == {
        1: ["cafe-delivery-why"],
        5: ["cafe-delivery"],
    }


def test_a_refusal_is_of_an_offer_and_comes_with_the_turn_after_it() -> None:
    play = a_play(them(Reject(terms(price="14"))), me(), them(Reject(asked=Kind.OPEN)), me())
    assert [(theirs.number, own.number) for theirs, own in refusals(play)] == [(1, 2)]


def test_two_turns_that_move_nothing_after_an_offer_are_a_standstill() -> None:
    play = a_play(MINE, them(), me(), them(), me(), them(), me(), them(), me())
    assert [(theirs.number, own.number) for theirs, own in standstills(play)] == [(4, 5), (8, 9)]


def test_a_fact_a_move_or_a_first_offer_ends_the_count() -> None:
    moves = (their_fact(), them(offer(whole_terms("10", "morning", "0"))))
    for moving in moves:
        assert standstills(a_play(MINE, them(), me(), moving, me(), them(), me())) == []


def test_before_an_offer_nothing_can_stand_still() -> None:
    assert standstills(a_play(them(), me(), them(), me(), them(), MINE)) == []


def test_moving_after_a_turn_is_moving_telling_or_taking() -> None:
    play = a_play(MINE, them(), me(), their_fact(), me(), them(Accept()))
    assert moved_after(play, 3, 1)
    assert moved_after(play, 5, 1)
    assert not moved_after(play, 1, 1)


def test_being_pleasant_is_not_substantial() -> None:
    assert not is_substantial(me(Acknowledge()))
    assert is_substantial(me(Acknowledge(), Ask(Kind.OPEN)))


def test_a_concession_is_answered_by_one_within_two_turns() -> None:
    theirs = [them(offer(whole_terms(price, "morning", "0"))) for price in ("10", "11")]
    step = me(offer(whole_terms("14", "noon", "4")))
    soon = a_play(theirs[0], MINE, theirs[1], me(), them(), step)
    late = a_play(theirs[0], MINE, theirs[1], me(), them(), me(), them(), step)
    found = answered_by_a_move(soon, soon.their_concessions[0])
    assert found is not None
    assert found.number == 6
    assert answered_by_a_move(late, late.their_concessions[0]) is None
