"""Looks before leaving: a question has brought something out before the learner goes."""

from app.coach.checks.looks_before_leaving import check
from app.negotiation.acts import Ask, Close, Kind
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, their_fact, them

ASKS = me(Ask(Kind.PRIORITY), text="What matters to you?")
LEAVES = me(Close(), text="Goodbye.")


def test_leaving_after_a_question_that_brought_something_out_is_met() -> None:
    assert is_met(check(a_play(ASKS, their_fact(), LEAVES)), (1, "What matters to you?"))


def test_leaving_without_having_learned_anything_is_missed() -> None:
    assert is_missed(check(a_play(me(), them(), LEAVES)), (3, "Goodbye."))
    assert is_missed(check(a_play(ASKS, them(), LEAVES)), (3, "Goodbye."))


def test_when_they_leave_or_nobody_does_there_is_nothing_to_see() -> None:
    assert is_unseen(check(a_play(me(), them(Close()))))
    assert is_unseen(check(a_play(me(), them())))
