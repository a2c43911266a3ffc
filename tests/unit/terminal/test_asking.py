"""A question with two answers."""

import pytest

from app.terminal.asking import is_agreed
from tests.builders_terminal import WORDS, Typing


@pytest.mark.parametrize(
    ("typed", "agreed"), [("y", True), ("YES", True), ("n", False), ("", False)]
)
def test_an_answer_counts_and_an_empty_line_is_a_no(typed: str, agreed: bool) -> None:
    assert is_agreed(Typing(typed).screen, WORDS.talk, "Sure?") is agreed


def test_anything_else_is_asked_again() -> None:
    typing = Typing("perhaps", "y")
    assert is_agreed(typing.screen, WORDS.talk, "Sure?")
    assert "Please type y or n." in typing.shown
    assert typing.prompts == ["Sure? (y/n) "] * 2
