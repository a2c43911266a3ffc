"""How much of a question an entry holds."""

import pytest

from app.knowledge.search_scope import FLOOR
from tests.builders_glossary import a_search

SEARCH = a_search()


def share(question: str) -> float:
    return SEARCH.find(question).share


def test_a_name_alone_is_the_whole_question() -> None:
    assert share("barter") == pytest.approx(1.0)


def test_words_nobody_knows_speak_against_it() -> None:
    assert share("loudest gate") > share("loudest gate photosynthesis quartz xylophone")


def test_a_word_of_a_definition_holds_more_than_one_of_an_example() -> None:
    assert share("coin spare goods") > share("eggs bread basket")


def test_a_word_of_the_subject_helps_only_where_something_is_held() -> None:
    assert share("cherries price") > share("cherries noon")
    assert share("offer photosynthesis") < FLOOR


def test_nothing_holds_nothing() -> None:
    assert share("") == 0
    assert share("and so on") == 0
