"""Another reading of an own turn."""

import pytest

from app.terminal.correcting import correct_turn
from tests.builders_terminal import a_session_with, an_own_turn, sit

SESSION = a_session_with(an_own_turn(2, "talk"), an_own_turn(4), an_own_turn(6, "offer", "talk"))


def test_the_latest_turn_is_corrected_by_number() -> None:
    sat = sit("2")
    correct_turn(sat.seat, SESSION, "")
    assert sat.sessions.asked == [("ses_1", "trn_6", "talk")]
    assert "Turn 6, you said: What about support?" in sat.typing.shown
    assert "Corrected. They will answer again." in sat.typing.shown


def test_an_earlier_turn_is_named() -> None:
    sat = sit("5", "1")
    correct_turn(sat.seat, SESSION, "2")
    assert sat.sessions.asked == [("ses_1", "trn_2", "talk")]
    assert "'5' is not on the list. Type a number from 1 to 1" in sat.typing.shown


@pytest.mark.parametrize("typed", ["", "back"])
def test_it_can_stay_as_it_was(typed: str) -> None:
    sat = sit(typed)
    assert correct_turn(sat.seat, SESSION, "") is SESSION
    assert "It stays as it was understood." in sat.typing.shown


@pytest.mark.parametrize(
    ("session", "number", "said"),
    [
        (a_session_with(), "", "no turn of yours to correct yet"),
        (a_session_with(an_own_turn(2)), "", "No turn of yours has another reading"),
        (SESSION, "4", "Turn 4 is not one of your turns with another reading. These are: 2, 6."),
        (SESSION, "x", "Turn x is not one"),
    ],
)
def test_what_cannot_be_corrected_is_told(session: object, number: str, said: str) -> None:
    sat = sit()
    assert correct_turn(sat.seat, session, number) is session  # type: ignore[arg-type]
    assert said in sat.typing.shown
    assert sat.sessions.asked == []
