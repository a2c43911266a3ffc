"""The words of sharing as tokens."""

import pytest

from app.dialogue.sharing_words import SharingWords, build_sharing, tokens_of
from tests.builders_camp import CAMP
from tests.builders_talk import LANGUAGE, WORDS


def sharing() -> SharingWords:
    found = CAMP.lexicon.sharing
    assert found is not None
    return found


def kinds(text: str) -> list[str]:
    return [token.kind for token in tokens_of(text, sharing(), LANGUAGE)]


def test_a_scenario_without_allocations_has_no_words_for_sharing() -> None:
    assert build_sharing(WORDS.scenario, LANGUAGE) is None
    assert WORDS.lexicon.sharing is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("i take 2 food", ["i", "take", "number", "issue"]),
        ("two food for me", ["number", "issue", "for_me"]),
        ("you keep the rest", ["you", "take", "rest"]),
        ("everything else is yours", ["others", "for_you"]),
        ("1food", ["number", "issue"]),
        ("my offer is none of the food", ["aside", "none", "issue"]),
        ("i don't mind", ["i", "aside"]),
        ("another water", ["another", "issue"]),
        ("at 12:30, 50% and 3rd", []),
        ("foodie", []),
    ],
)
def test_each_word_is_found_once(text: str, found: list[str]) -> None:
    assert kinds(text) == found


def test_numbers_and_names_carry_what_they_stand_for() -> None:
    tokens = list(tokens_of("three ropes", sharing(), LANGUAGE))
    assert [(t.number, t.issue) for t in tokens] == [(3.0, None), (None, "ropes")]
    assert (tokens[1].start, tokens[1].end) == (6, 11)


def test_a_plural_nobody_listed_is_known() -> None:
    (token,) = tokens_of("waters", sharing(), LANGUAGE)
    assert token.issue == "water"


@pytest.mark.parametrize(
    ("name", "gap"), [("between", " packages of the "), ("link", " would be "), ("whole", " the ")]
)
def test_gaps_are_filled_by_known_words_alone(name: str, gap: str) -> None:
    assert sharing().fits(name, gap)
    assert not sharing().fits(name, f"{gap}strange ")


def test_totals_are_the_units_there_are() -> None:
    assert sharing().totals == {"food": 3, "water": 3, "ropes": 2}
