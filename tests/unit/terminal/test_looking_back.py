"""Between the end and the report: a guess and three questions, each of which may be left out."""

from dataclasses import replace

import pytest

from app.coach.sheets import Beliefs, Reflection
from app.errors import Conflict
from app.sessions.worksheets import TEXT_LIMIT
from app.terminal.looking_back import look_back
from tests.builders_door import ScriptedJourney, a_session_view
from tests.builders_terminal import Sat, sit

SKIPPED = ("ses_1", Reflection(is_skipped=True))


def asked(*lines: str, journey: ScriptedJourney | None = None) -> Sat:
    sat = sit(*lines, journey=journey)
    look_back(sat.seat, a_session_view())
    return sat


def test_a_guess_and_three_answers_are_kept() -> None:
    sat = asked("2 1", "1", "Asked early.", "Offer a package.", "3")
    assert sat.journey.asked == [
        ("ses_1", Beliefs(("support", "price"), ("price",))),
        ("ses_1", Reflection("Asked early.", "Offer a package.", 3)),
    ]
    for said in ("What mattered most to Ada Stone?", "1 Price", "2 Support", "Kept."):
        assert said in sat.typing.shown


def test_empty_lines_leave_everything_out() -> None:
    sat = asked("", "", "", "")
    assert sat.journey.asked == [SKIPPED]
    assert "Left out. Here is your report." in sat.typing.shown


@pytest.mark.parametrize("line", ["-", "/quit", "^C"])
def test_one_key_leaves_out_all_that_is_left(line: str) -> None:
    assert asked(line).journey.asked == [SKIPPED]
    kept = [("ses_1", Beliefs(("price",))), ("ses_1", Reflection("Asked."))]
    assert asked("1", "", "Asked.", line).journey.asked == kept


def test_lines_that_end_leave_out_the_rest() -> None:
    assert asked().journey.asked == [SKIPPED]
    assert asked("", "", "", "4").journey.asked == [("ses_1", Reflection(found=4))]


@pytest.mark.parametrize("typed", ["3", "1 1", "price", "0"])
def test_numbers_that_are_none_of_the_list_are_asked_again(typed: str) -> None:
    sat = asked(typed, "2,1", "")
    assert f"'{typed}' will not do. Type numbers from 1 to 2" in sat.typing.shown
    assert sat.journey.asked[0] == ("ses_1", Beliefs(("support", "price")))


def test_what_is_too_long_or_out_of_range_is_asked_again() -> None:
    sat = asked("", "x" * (TEXT_LIMIT + 2), "Asked.", "", "6", "5")
    assert "That is 2 characters too many (the limit is 1000)" in sat.typing.shown
    assert "'6' is not a number from 1 to 5." in sat.typing.shown
    assert sat.journey.asked == [("ses_1", Reflection("Asked.", found=5))]


def test_who_has_looked_back_is_not_asked_again() -> None:
    sat = sit()
    look_back(sat.seat, replace(a_session_view(), is_reflected=True))
    assert sat.journey.asked == []
    assert sat.typing.shown == ""


def test_a_refusal_does_not_keep_the_report_back() -> None:
    sat = asked("-", journey=ScriptedJourney(Conflict("Another door was first.")))
    assert "Another door was first." in sat.typing.shown
