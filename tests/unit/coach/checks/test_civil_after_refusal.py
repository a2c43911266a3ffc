"""Civil after a refusal: a no is met with work, not with pressure."""

import pytest

from app.coach.checks.civil_after_refusal import check
from app.negotiation.acts import Ask, Clarify, Kind, Reject, Threaten, Unknown
from tests.builders import terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, offer, them

NO = them(Reject(terms(price="14")), text="Not 14.")
WHY = me(Ask(Kind.INTEREST, "price"), text="What stands in the way?")


def test_going_on_with_a_question_is_met_on_both_quotes() -> None:
    assert is_met(check(a_play(NO, WHY)), (1, "Not 14."), (2, "What stands in the way?"))


def test_another_offer_is_going_on_as_well() -> None:
    again = me(offer(terms(price="13")), text="13, then.")
    assert is_met(check(a_play(NO, again)), (1, "Not 14."), (2, "13, then."))


@pytest.mark.parametrize("marker", ["threat", "ultimatum", "personal_attack", "belittles"])
def test_pressure_after_a_no_is_missed_though_work_came_before(marker: str) -> None:
    pressed = me(text="You will be sorry.", markers=(marker,))
    finding = check(a_play(NO, WHY, NO, pressed))
    assert is_missed(finding, (3, "Not 14."), (4, "You will be sorry."))


def test_a_threat_after_a_no_is_missed() -> None:
    assert is_missed(check(a_play(NO, me(Threaten()))), (1, "Not 14."), (2, "So be it."))


def test_being_pleasant_is_not_going_on() -> None:
    assert is_unseen(check(a_play(NO, me(text="What a pity."))))


def test_declining_to_answer_a_question_refuses_no_offer() -> None:
    assert is_unseen(check(a_play(them(Reject(asked=Kind.INTEREST)), WHY)))


def test_an_aside_before_the_threat_hides_it_not() -> None:
    aside = (me(Unknown(), text="Give me 100 points."), them(Clarify(), text="Pardon?"))
    finding = check(a_play(NO, *aside, me(Threaten())))
    assert is_missed(finding, (1, "Not 14."), (4, "So be it."))
