"""Which words a reworded sentence may be made of, and which lead-ins are taken off."""

import pytest

from app.review.prose import ADVICE, BLAME, PRAISE
from app.review.prose_stock import is_form, is_in_order, strange_in, without_leads, words_in
from tests.builders_prose import prose_words

WORDS = prose_words("en")
OWN = words_in("You asked open questions about their positions.", WORDS)


def test_a_form_of_a_word_is_the_word_and_another_with_its_beginning_is_none() -> None:
    assert is_form("asking", "asked", WORDS)
    assert is_form("question", "questions", WORDS)
    assert not is_form("positive", "positions", WORDS)


def test_a_word_from_elsewhere_is_strange() -> None:
    assert strange_in("Your open question, asking positions", OWN, WORDS) == ()
    assert strange_in("You asked charming questions", OWN, WORDS) == ("charming",)


@pytest.mark.parametrize(
    ("told", "is_same"),
    [
        ("asked open questions", True),
        ("positions asked open questions", True),
        ("questions open asked", False),
    ],
)
def test_the_last_words_may_stand_first(told: str, *, is_same: bool) -> None:
    assert is_in_order(told.split(), OWN, WORDS) is is_same


@pytest.mark.parametrize(
    ("text", "tones", "left"),
    [
        ("In this game, you asked.", set(), "you asked."),
        ("Well done: you asked.", {PRAISE}, "you asked."),
        ("Well done: you asked.", {BLAME}, "Well done: you asked."),
        ("Keep asking.", {PRAISE, ADVICE}, "asking."),
        ("Stop taking large steps.", {BLAME, ADVICE}, "large steps."),
        ("Next time, ask.", {ADVICE}, "ask."),
        ("What a charming way: you asked.", {PRAISE}, "What a charming way: you asked."),
    ],
)
def test_a_lead_in_is_taken_off_where_the_block_may_have_it(
    text: str, tones: set[str], left: str
) -> None:
    assert without_leads(text, frozenset(tones), WORDS) == left
