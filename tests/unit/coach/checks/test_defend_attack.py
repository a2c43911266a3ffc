"""Defend-attack spiral (counter-evidence): pressure in turn after turn."""

import pytest

from app.coach.checks.defend_attack import check
from app.negotiation.acts import Threaten
from tests.builders_play import a_play, is_against, is_unseen, me, them


@pytest.mark.parametrize("marker", ["threat", "ultimatum", "personal_attack", "belittles"])
def test_two_hard_turns_running_are_seen(marker: str) -> None:
    turns = (me(text="Nonsense.", markers=(marker,)), them(), me(Threaten(), text="Or else."))
    assert is_against(check(a_play(*turns)), (1, "Nonsense."), (3, "Or else."))


def test_a_civil_turn_between_breaks_the_spiral() -> None:
    hard = me(markers=("threat",))
    finding = check(a_play(hard, them(), me(), them(), hard))
    assert is_unseen(finding)
    assert finding.is_counter
