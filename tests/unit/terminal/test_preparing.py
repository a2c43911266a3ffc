"""Two questions before the talk: answered, kept as they were, or left out."""

import pytest

from app.coach.sheets import Preparation
from app.errors import Conflict
from app.terminal.preparing import prepare
from tests.builders_door import ScriptedJourney, a_session_view
from tests.builders_terminal import sit

WRITTEN = Preparation(batna="Switch.", target=7_000, questions=("Why?", "What else?"))


def test_both_answers_are_kept_and_what_was_found_is_shown() -> None:
    sat = sit("65", "What matters most to you?")
    prepare(sat.seat, a_session_view(), "")
    sheet = Preparation(target=6_500, questions=("What matters most to you?",))
    assert sat.journey.asked == ["ses_1", ("ses_1", sheet)]
    assert "Your reservation value is 40. [nothing yet]" in sat.typing.prompts[0]
    assert "Target: Beyond your reservation value." in sat.typing.shown
    assert "Kept;" in sat.typing.shown


def test_an_empty_line_keeps_what_stands() -> None:
    journey = ScriptedJourney(kept=WRITTEN)
    sat = sit("", "", journey=journey)
    assert prepare(sat.seat, a_session_view(), "") == a_session_view()
    assert journey.asked == ["ses_1"]
    assert "[70]" in sat.typing.prompts[0]
    assert "[Why?]" in sat.typing.prompts[1]
    assert "Nothing was changed." in sat.typing.shown


def test_the_first_question_is_replaced_and_the_rest_of_the_worksheet_stays() -> None:
    journey = ScriptedJourney(kept=WRITTEN)
    prepare(sit("", "What for?", journey=journey).seat, a_session_view(), "")
    assert journey.kept == Preparation(
        batna="Switch.", target=7_000, questions=("What for?", "What else?")
    )


@pytest.mark.parametrize("typed", ["101", "-1", "many", "7.5"])
def test_what_is_no_number_of_points_is_asked_again(typed: str) -> None:
    sat = sit(typed, "60", "")
    prepare(sat.seat, a_session_view(), "")
    assert f"'{typed}' is not a number from 0 to 100." in sat.typing.shown
    assert sat.journey.kept == Preparation(target=6_000)


def test_after_the_first_turn_the_game_says_why_it_cannot() -> None:
    journey = ScriptedJourney(Conflict("You have begun to talk."))
    with pytest.raises(Conflict):
        prepare(sit("60", "", journey=journey).seat, a_session_view(), "")
