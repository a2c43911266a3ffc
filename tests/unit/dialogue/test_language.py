"""A language's patterns, and text made plain for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.language import (
    AFTER_GROUPS,
    AROUND_SHARES,
    BEFORE_GROUPS,
    SENTENCE_GROUPS,
    SHARING_GROUPS,
    normalise,
)
from tests.builders_talk import LANGUAGE


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I’D Like", "i'd like"),
        ("“84”", '"84"'),
        ("«84»", '"84"'),
        ("a–b—c", "a-b-c"),
        ("a\u00a0b\tc", "a b c"),
    ],
)
def test_typographic_characters_become_plain(text: str, plain: str) -> None:
    assert normalise(text) == plain


@given(st.text(max_size=300))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(normalise(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("¿Cuánto?", " cuanto?"),
        ("¡Sí!", " si!"),
        ("AÑO", "ano"),
        ("pingüino", "pinguino"),
        ("½", "½"),
    ],
)
def test_accents_and_opening_marks_are_taken_off(text: str, plain: str) -> None:
    assert normalise(text) == plain


def test_a_letter_that_would_grow_stays_as_it_is() -> None:
    assert normalise("AİB") == "aİb"


def test_each_group_is_named_once() -> None:
    assert len(set(SENTENCE_GROUPS)) == len(SENTENCE_GROUPS)


def test_the_first_match_of_a_group_is_returned() -> None:
    match = LANGUAGE.find("greet", "hello there")
    assert match is not None
    assert match.group() == "hello"
    assert LANGUAGE.find("greet", "goodbye") is None
    assert not LANGUAGE.has("greet", "goodbye")


def test_english_has_every_group() -> None:
    assert set(LANGUAGE.sentence) == set(SENTENCE_GROUPS)
    assert set(LANGUAGE.before) == set(BEFORE_GROUPS)
    assert set(LANGUAGE.after) == set(AFTER_GROUPS)
    assert set(LANGUAGE.sharing) == set(SHARING_GROUPS)
    assert set(LANGUAGE.around_shares) == set(AROUND_SHARES)
