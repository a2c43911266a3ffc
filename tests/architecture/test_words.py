"""The pure rooms speak the vocabulary of the house."""

import re

import pytest

from tests.architecture.tree import names_given, place, pure_modules

NOT_OUR_WORDS = {
    "user": "learner",
    "bot": "counterpart",
    "agent": "learner or counterpart",
    "item": "issue",
    "topic": "issue",
    "bid": "offer",
    "intent": "dialogue act",
    "util": "the noun it is about",
}


def test_pure_rooms_use_one_word_per_thing() -> None:
    found = sorted(
        f"{place(path)}: {given} (say {NOT_OUR_WORDS[word]})"
        for path in pure_modules()
        for given in names_given(path)
        for word in words(given) & NOT_OUR_WORDS.keys()
    )
    assert not found, f"two words for one thing hide a difference that is not there: {found}"


@pytest.mark.parametrize("given", ["BidHistory", "best_bids", "_last_bid", "HTTPBid"])
def test_a_word_is_found_inside_a_name(given: str) -> None:
    assert "bid" in words(given)


def test_a_word_inside_another_word_is_let_be() -> None:
    assert not words("forbidden_utility") & NOT_OUR_WORDS.keys()


def words(given: str) -> set[str]:
    """The singular, lower-case words of a snake_case or CamelCase name."""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", given)
    return {word.removesuffix("s") for word in snake.lower().split("_")}
