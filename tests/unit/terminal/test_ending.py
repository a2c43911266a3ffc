"""The two ways out."""

from dataclasses import replace

from app.terminal.ending import accept, leave
from tests.builders_terminal import a_session_with, an_offer_view, sit

POOR = an_offer_view(1100, "basic")


def test_accepting_shows_the_terms_and_asks() -> None:
    sat = sit("y")
    accept(sat.seat, a_session_with(theirs=(an_offer_view(),)), "")
    assert sat.sessions.asked == [("ses_1", "accept", None)]
    assert "Their offer Price €1,020 per seat 40" in sat.typing.shown
    assert "walking away is worth more" not in sat.typing.shown


def test_a_no_leaves_everything_as_it_is() -> None:
    sat, session = sit("n"), a_session_with(theirs=(POOR,))
    assert accept(sat.seat, session, "") is session
    assert sat.sessions.asked == []
    assert "walking away is worth more to you" in sat.typing.shown


def test_restated_terms_are_confirmed() -> None:
    sat = sit("y")
    accept(sat.seat, replace(a_session_with(), agreeing=POOR), "")
    assert "Terms to confirm" in sat.typing.shown
    assert "The deal closes with it." in sat.typing.prompts[0]


def test_with_nothing_to_accept_the_use_case_says_so_itself() -> None:
    sat = sit()
    accept(sat.seat, a_session_with(), "")
    assert sat.sessions.asked == [("ses_1", "accept", None)]


def test_leaving_says_what_is_left_then_and_asks() -> None:
    sat, session = sit("n", "y"), a_session_with()
    assert leave(sat.seat, session, "") is session
    leave(sat.seat, session, "")
    assert sat.sessions.asked == [("ses_1", "walk_away", None)]
    assert "your alternative, worth 40 to you: Switch." in sat.typing.shown
