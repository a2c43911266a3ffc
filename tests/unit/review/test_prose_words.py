"""What a report in other words is checked by, in each language."""

import pytest

from app.review.prose_words import AT_TURN_SLOTS, ProseWords
from tests.builders_prose import prose_words


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_language_has_them_all(language: str) -> None:
    words = prose_words(language)
    assert isinstance(words, ProseWords)
    assert all(f"{{{slot}}}" in words.at_turn for slot in AT_TURN_SLOTS)
    assert words.they.search(words.them)
    assert not words.small & words.claims.numbers.keys()


def test_praise_and_reproach_are_told_apart() -> None:
    words = prose_words("en")
    assert words.praise.search("well done")
    assert not words.praise.search("you missed it")
    assert words.blame.search("you missed it")
