"""The pattern of a number in words, with what its parts may be joined by."""

import re

import pytest

from app.dialogue.number_words import MORE_GROUPS, WORD_GROUPS, NumberWords

SPOKEN = NumberWords(
    small="twenty|five|six",
    tens="(?:twenty)",
    hundreds="a hundred",
    scales="thousand",
    joint=" and | ",
    pair_joint=" ",
    no_pair="(?:twenty twenty)",
    ends="(?:$|[^\\w\\s]|(?:for)(?!\\w))",
)
NUMBER = re.compile(SPOKEN.pattern(r"\d+", few="years", many="euros"))


def parts(text: str) -> list[str]:
    """The words of a number that stands at the beginning of a text, by its groups."""
    match = NUMBER.match(text)
    assert match, text
    return [match.group(name) or "" for name in (*WORD_GROUPS, "scale", *MORE_GROUPS)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a hundred and five", ["a hundred", "five", "", "", "", "", ""]),
        ("six thousand a hundred five", ["", "", "six", "thousand", "a hundred", "five", ""]),
        ("six thousand and five", ["", "", "six", "thousand", "", "", "five"]),
        ("six thousand and five euros", ["", "", "six", "thousand", "", "", "five"]),
        ("six thousand and five for it", ["", "", "six", "thousand", "", "", "five"]),
    ],
)
def test_the_parts_of_a_number_stand_in_groups(text: str, found: list[str]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("a hundred and five years", "a hundred"),
        ("six thousand and five years", "six thousand"),
        ("six thousand and five cars", "six thousand"),
        ("6 thousand and five", "6 thousand"),
        ("twenty twenty", "twenty"),
    ],
)
def test_what_counts_something_else_is_a_number_of_its_own(text: str, first: str) -> None:
    match = NUMBER.match(text)
    assert match is not None
    assert match.group() == first
