"""The screen: words as they are, lines as they were meant."""

import pytest

from app.terminal.screen import WIDEST, printable
from tests.builders_terminal import Typing


def test_words_in_brackets_and_colons_are_shown_as_they_are() -> None:
    typing = Typing()
    typing.screen.show("[bold red]x[/] :smile: 42")
    assert typing.raw == "[bold red]x[/] :smile: 42\n"


def test_control_characters_reach_neither_session_nor_terminal() -> None:
    assert printable("a\x1b[31mb\x00c\u202fd") == "a [31mb c\u202fd"
    assert Typing(" hi\tthere\x07 ").screen.ask("> ") == "hi there"


def test_a_wide_terminal_is_not_filled() -> None:
    typing = Typing(width=200)
    typing.screen.show("word " * 60)
    assert max(map(len, typing.raw.splitlines())) <= WIDEST


def test_a_line_to_copy_is_not_broken() -> None:
    typing = Typing(width=20)
    typing.screen.show_whole("http://localhost:8000/sessions/ses_1/report")
    assert typing.raw.splitlines() == ["http://localhost:8000/sessions/ses_1/report"]


def test_the_end_of_the_input_is_told() -> None:
    with pytest.raises(EOFError):
        Typing().screen.ask("> ")
