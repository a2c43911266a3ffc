"""The talk as it is shown."""

from dataclasses import replace

from app.sessions.views import GuideView
from app.terminal.talk import show_commands, show_since, show_status, show_turns
from tests.builders_door import a_turn_view
from tests.builders_terminal import a_session_with, an_offer_view, an_own_turn, sit

GREETING = replace(a_turn_view(1, "counterpart", "Good day."), understood=())
OFFERING = replace(a_turn_view(3, "counterpart", "How about this?"), offers=(an_offer_view(),))


def test_only_what_is_new_is_shown() -> None:
    sat, before = sit(), a_session_with(GREETING)
    show_since(sat.seat, before, a_session_with(GREETING, an_own_turn(2), OFFERING))
    assert "Good day." not in sat.typing.shown
    assert "turn 2, understood as: a question" in sat.typing.shown
    assert "What about support?" not in sat.typing.shown, "it was just typed"
    assert "Ada Stone> How about this?" in sat.typing.shown
    assert "Their offer Price €1,020 per seat 40" in sat.typing.shown


def test_words_said_on_the_page_meanwhile_are_shown() -> None:
    sat, before = sit(), a_session_with(GREETING)
    elsewhere = replace(an_own_turn(2), text="From the page.")
    after = a_session_with(GREETING, elsewhere, OFFERING, an_own_turn(4))
    show_since(sat.seat, before, after)
    assert "You> From the page. turn 2, understood" in sat.typing.shown
    assert "What about support?" not in sat.typing.shown


def test_a_corrected_turn_is_shown_again() -> None:
    sat, turn = sit(), an_own_turn(2)
    after = a_session_with(GREETING, replace(turn, understood=("a remark",), is_corrected=True))
    show_since(sat.seat, a_session_with(GREETING, turn), after)
    assert "turn 2, understood as: a remark (corrected by you)" in sat.typing.shown


def test_past_turns_have_own_words_and_only_the_last_offer() -> None:
    sat = sit()
    turns = (GREETING, OFFERING, replace(an_own_turn(4), text="No \x1b[31m[b]"), GREETING)
    show_turns(sat.seat, a_session_with(), turns, is_past=True)
    assert "You> No [31m[b]" in sat.typing.shown
    assert "€1,020" not in sat.typing.shown


def test_words_without_a_reading_are_called_talk() -> None:
    sat = sit()
    show_turns(sat.seat, a_session_with(), (replace(an_own_turn(2), understood=()),))
    assert "turn 2, understood as talk with no terms in it" in sat.typing.shown


def test_a_guide_stands_above_the_prompt() -> None:
    sat = sit()
    guide = GuideView(1, 3, "Ask first.", "Why?")
    show_status(sat.seat, replace(a_session_with(), guide=guide))
    assert sat.typing.shown.endswith("Ask first. You could say: Why?")


def test_every_command_is_listed() -> None:
    sat = sit()
    show_commands(sat.seat)
    for name in ("/offer", "/accept", "/leave", "/correct", "/brief", "/status", "/help", "/quit"):
        assert name in sat.typing.shown


def test_a_nudge_is_one_quiet_line_under_the_status() -> None:
    sat = sit()
    show_status(sat.seat, replace(a_session_with(), nudge="What could they change?"))
    assert sat.typing.shown.endswith("What could they change?")
