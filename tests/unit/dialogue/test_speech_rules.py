"""Groups of words that are looked for in free speech."""

import pytest

from app.dialogue.free_numbers import NumberWords
from app.dialogue.guards import Guarded
from app.dialogue.speech_rules import RULE_GROUPS, SpeechRules
from tests.builders_free import RULES


def rules(*patterns: str) -> SpeechRules:
    known = RULES["en"]
    return SpeechRules("en", {"yields": tuple(map(Guarded, patterns))}, known.numbers, known.book)


def test_the_first_words_of_a_group_are_told() -> None:
    assert rules("never", "it's a deal").words("yields", "well, it's a deal then") == "it's a deal"
    assert rules("never").words("yields", "well, it's a deal then") is None


def test_every_place_is_counted() -> None:
    assert rules("deal", "fine").count("yields", "fine, deal, deal") == 3


def test_a_whole_text_may_be_asked_for() -> None:
    found = rules("fine|fine by me")
    assert found.is_all("yields", "fine")
    assert not found.is_all("yields", "fine then")
    assert not found.is_all("yields", "fine then")  # remembered, and the same


def test_a_single_word_may_hold_a_group() -> None:
    found = rules("deal")
    assert found.has_word("yields", "dealer")
    assert not found.has_word("yields", "fine")
    assert not found.has_word("yields", "fine")  # remembered, and the same


def test_the_words_patterns_are_written_with_are_listed() -> None:
    assert rules("(?:fine|deal)").singles("yields") == {"fine", "deal"}


@pytest.mark.parametrize("language", sorted(RULES))
def test_every_language_has_every_group_and_each_pattern_is_sound(language: str) -> None:
    found = RULES[language]
    found.ready()
    assert set(found.groups) == set(RULE_GROUPS)
    assert isinstance(found.numbers, NumberWords)
