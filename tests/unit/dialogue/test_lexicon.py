"""The words of a scenario, compiled."""

import pytest

from app.dialogue.lexicon import build_lexicon
from tests.builders import a_scenario
from tests.builders_every import words_in
from tests.builders_talk import LANGUAGE, SCENARIO, WORDS

LEXICON = WORDS.lexicon


def test_every_named_option_can_be_found() -> None:
    for issue in SCENARIO.issues:
        for option, phrases in SCENARIO.words[issue.id].heard.items():
            for phrase in phrases:
                assert (issue.id, option) in LEXICON.options[phrase.lower()]


def test_the_longest_phrase_wins() -> None:
    match = LEXICON.phrases.search("we need 24/7 support")
    assert match is not None
    assert match.group() == "24/7 support"


def test_a_word_inside_another_is_not_found() -> None:
    assert LEXICON.names.search("supporting priceless") is None


@pytest.mark.parametrize(
    ("unit", "issue", "factor"),
    [("€", "price", 1.0), ("years", "term", 1.0), ("days", "payment", 1.0)],
)
def test_a_unit_makes_a_number_belong_to_an_issue(unit: str, issue: str, factor: float) -> None:
    assert LEXICON.units[unit] == ((issue, factor),)


def test_months_are_twelfths_of_years() -> None:
    ((issue, factor),) = LEXICON.units["months"]
    assert issue == "term"
    assert factor * 12 == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("1,200 euros", "1,200"),
        ("1.200 euros", "1.200"),
        ("84.50 a seat", "84.50"),
        ("pay 84", "84"),
    ],
)
def test_numbers_are_found_whole(text: str, digits: str) -> None:
    match = LEXICON.numbers.search(text)
    assert match is not None
    assert match.group("digits") == digits


def test_a_number_glued_to_letters_is_no_number() -> None:
    assert LEXICON.numbers.search("v84x") is None


def test_number_words_of_the_language_count() -> None:
    match = LEXICON.numbers.search("make it eighty-four")
    assert match is not None
    assert match.group("word") == "eighty-four"


def test_a_scenario_without_units_still_compiles() -> None:
    lexicon = build_lexicon(a_scenario(), LANGUAGE)
    assert lexicon.options["morning"] == (("delivery", "morning"),)
    assert lexicon.issues["shelves"] == ("shelves",)


def test_words_that_depend_on_the_speaker_are_compiled_for_each_role() -> None:
    lexicon = words_in("service-bundle").lexicon
    phrase = "we run the hotline"
    assert phrase not in lexicon.options
    assert lexicon.spoken_by("workshop").options[phrase] == (("hotline", "mechanics-answer"),)
    assert lexicon.spoken_by("mutual").options[phrase] == (("hotline", "clerks-answer"),)


def test_without_such_words_every_role_means_the_same() -> None:
    assert LEXICON.spoken_by("client") is LEXICON
