"""Shares interests: tells the other side what matters on one's own side."""

import pytest

from app.coach.checks.shares_interests import check
from app.negotiation.acts import Kind
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, tell, them


@pytest.mark.parametrize("kind", [Kind.PRIORITY, Kind.INTEREST])
def test_a_priority_or_an_interest_told_is_met(kind: Kind) -> None:
    turn = my_parts(("Look:", None), ("the price pays our flour.", tell(kind)))
    finding = check(a_play(turn))
    assert is_met(finding, (1, "the price pays our flour."))
    assert finding.issue == "price"


def test_a_need_with_its_cause_beside_a_figure_is_met() -> None:
    begging = me(text="All of it, my girl has a cold.", markers=("self_need", "gives_reason"))
    assert is_met(check(a_play(begging)), (1, "All of it, my girl has a cold."))


@pytest.mark.parametrize("marker", ["self_need", "gives_reason"])
def test_either_alone_is_not_yet_a_need_told(marker: str) -> None:
    half = me(text="All of it.", markers=(marker,))
    assert is_missed(check(a_play(half, them(), me(), them(), me())), (1, "All of it."))


def test_a_longer_talk_without_either_is_missed() -> None:
    finding = check(a_play(me(text="€14."), them(), me(), them(), me()))
    assert is_missed(finding, (1, "€14."))


def test_a_constraint_or_an_alternative_is_not_yet_a_need() -> None:
    blunt = me(tell(Kind.CONSTRAINT), tell(Kind.ALTERNATIVE), text="We have others.")
    assert is_missed(check(a_play(blunt, them(), me(), them(), me())), (1, "We have others."))


def test_a_short_talk_gave_no_opportunity() -> None:
    assert is_unseen(check(a_play(me(), them(), me())))
