"""All findings about one draw."""

from dataclasses import replace

from app.review.design.analysis import analyse, say_everything
from tests.builders_design import PRACTICE, codes, designed, with_role
from tests.builders_talk import SCENARIO


def test_a_sound_scenario_is_silent() -> None:
    assert analyse(designed(), PRACTICE) == ()
    assert say_everything(SCENARIO, PRACTICE, 1) == ()


def test_what_is_wrong_is_said_once_in_the_order_of_the_rules() -> None:
    spoilt = with_role(reservation=9_900, public_brief="The lenders, always the lenders.")
    assert codes(analyse(designed(replace(spoilt)), PRACTICE)) == ["no_zopa", "tell_in_public"]


def test_the_same_scenario_is_found_the_same() -> None:
    spoilt = designed(with_role(reservation=9_900))
    assert analyse(spoilt, PRACTICE) == analyse(spoilt, PRACTICE)
