"""What a question is about."""

import pytest

from tests.builders_glossary import a_search
from tests.builders_hostile import hostile

SEARCH = a_search()


def found(question: str) -> list[str]:
    return [entry.id for entry in SEARCH.find(question).entries]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("What is barter?", "barter"),
        ("where do i sell at the market", "stall"),
        ("hagling", "haggle"),
        ("moving the price in steps", "haggle"),
        ("why trade goods for goods when no coin is at hand", "barter"),
    ],
)
def test_the_entry_that_answers_comes_first(question: str, entry: str) -> None:
    assert found(question)[0] == entry
    assert SEARCH.find(question).is_in_scope


def test_an_entry_that_is_named_comes_before_one_that_tells_of_it() -> None:
    assert found("Is haggling like barter of goods without coin?")[:2] == ["barter", "haggle"]


@pytest.mark.parametrize(
    "question",
    ["photosynthesis", "who won the world cup?", "hello", "", "?!", "the stupid barter"],
)
def test_what_is_not_in_the_glossary_is_out_of_scope(question: str) -> None:
    assert not SEARCH.find(question).is_in_scope


@pytest.mark.parametrize("text", [*hostile().values(), 'a" OR title:b NEAR(c d) * ^ -- {x}:y'])
def test_no_text_breaks_it(text: str) -> None:
    SEARCH.find(text)


def test_the_same_question_finds_the_same() -> None:
    assert SEARCH.find("market price") == SEARCH.find("market price")
