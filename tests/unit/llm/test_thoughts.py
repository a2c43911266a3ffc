"""Thoughts among the words are left out, however the text is cut into pieces."""

import pytest

from app.llm.thoughts import Thoughts

THOUGHT = "<think>\nThey want 1,150.\n</think>\n\nHello there."


@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_what_stands_between_the_tags_is_not_said(size: int) -> None:
    thoughts = Thoughts()
    pieces = [THOUGHT[at : at + size] for at in range(0, len(THOUGHT), size)]
    assert "".join(thoughts.spoken(piece) for piece in pieces) == "Hello there."


@pytest.mark.parametrize("text", ["Hello <think> there", "<b>Hello", "<", "Hello </think>"])
def test_speech_that_only_looks_a_little_like_it_is_said(text: str) -> None:
    thoughts = Thoughts()
    said = "".join(thoughts.spoken(character) for character in text + " ... ")
    assert said == text + " ... "


def test_thoughts_without_an_end_are_no_speech() -> None:
    thoughts = Thoughts()
    assert not thoughts.spoken("<think>I wonder, ")
    assert not thoughts.spoken("and I wonder.")


def test_space_before_the_first_word_is_left_out() -> None:
    thoughts = Thoughts()
    assert [thoughts.spoken(text) for text in ("\n", " Hello", " there")] == ["", "Hello", " there"]
