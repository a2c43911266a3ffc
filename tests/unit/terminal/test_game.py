"""The game: commands, words, and what goes wrong."""

import pytest

from app.errors import Conflict, NotFound
from app.sessions.service import Said
from app.terminal.game import COMMANDS, TEXT_LIMIT, play_on
from tests.builders_door import ScriptedSessions, a_session_view
from tests.builders_terminal import WORDS, Sat, sit


def played(*lines: str, error: Exception | None = None) -> Sat:
    """Type lines into an open game until they end."""
    sat = sit(*lines, sessions=ScriptedSessions(error))
    with pytest.raises(EOFError):
        play_on(sat.seat, a_session_view())
    return sat


def test_every_command_does_something() -> None:
    assert COMMANDS.keys() == {key for key, _ in WORDS.commands.listed()}


def test_words_are_said_as_typed() -> None:
    assert played("I accept nothing / yet").sessions.asked == [
        ("ses_1", Said("I accept nothing / yet"))
    ]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", "Nothing was sent."),
        ("/fly home", "There is no command /fly; nothing was sent."),
        ("x" * (TEXT_LIMIT + 3), "That is 3 characters too many (the limit is 4000)"),
        ("/brief", "You are Bo Lind"),
        ("Status", "You have not made an offer yet."),
        ("/words", "/accept"),
    ],
)
def test_what_is_not_said_is_not_sent(typed: str, shown: str) -> None:
    sat = played(typed)
    assert shown in sat.typing.shown
    assert sat.sessions.asked == []


def test_a_command_word_inside_a_sentence_is_said() -> None:
    assert len(played("help me understand", "offer me less").sessions.asked) == 2


def test_quitting_leaves_before_the_lines_end() -> None:
    assert played("/quit", "Hello.").sessions.asked == []


def test_a_conflict_is_told_and_the_session_read_again() -> None:
    sat = sit("Hello.")
    sat.sessions.error = Conflict("Somebody else was first.")
    with pytest.raises(Conflict):
        play_on(sat.seat, a_session_view())
    assert "Somebody else was first. Nothing was lost" in sat.typing.shown
    assert sat.sessions.asked == [("ses_1", Said("Hello.")), "ses_1"]


def test_a_session_deleted_elsewhere_ends_the_game() -> None:
    sat = sit("Hello.", sessions=ScriptedSessions(NotFound("session", "ses_1")))
    with pytest.raises(NotFound):
        play_on(sat.seat, a_session_view())


def test_a_fault_nobody_expected_does_not_end_the_game() -> None:
    sat = played("Hello.", "Hello again.", error=KeyError("frame"))
    assert len(sat.sessions.asked) == 2
    assert sat.typing.shown.count("Something went wrong inside (KeyError)") == 2
