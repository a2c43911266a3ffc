"""Traits: what they hold, and what may not change them."""

from functools import cache

import pytest

from app.dialogue.context import context_of
from app.dialogue.markers import find_markers
from app.dialogue.reading import read_sentence
from app.dialogue.rule_ear import read_acts
from app.dialogue.segment import sentences
from app.dialogue.tagger import Traits
from app.dialogue.traits import tokens_of, traits_of
from app.dialogue.values import Words
from app.knowledge.tagger import load_alike
from app.negotiation.acts import Propose
from app.negotiation.history import History
from tests.builders import a_history, said
from tests.builders_camp import CAMP, SCOUT
from tests.builders_talk import CLIENT, KNOWLEDGE, NOTHING, VENDOR, WORDS, on

ALIKE = load_alike(KNOWLEDGE / "phrases" / "en")


def traits(
    text: str, words: Words = WORDS, speaker: str = CLIENT, history: History = NOTHING
) -> Traits:
    context = context_of(history, words.scenario, speaker)
    readings = [read_sentence(s, words, context) for s in sentences(text, words.language)]
    heard = [(reading, read_acts(reading)) for reading in readings]
    return traits_of(text, heard, find_markers(heard), len(history), ALIKE)


def tokens(text: str, words: Words = WORDS, speaker: str = CLIENT) -> list[str]:
    context = context_of(NOTHING, words.scenario, speaker)
    (sentence,) = sentences(text, words.language)
    return tokens_of(text, read_sentence(sentence, words, context), ALIKE)


@cache
def words_in(text: str) -> frozenset[str]:
    return frozenset(
        name for _, names in traits(text).sentences for name in names if name[0] in "wc"
    )


def test_issues_and_figures_are_masked() -> None:
    masked = ["we", "need", "<issue>", "at", "<number>"]
    assert tokens("We need the price at 84 euros.") == masked


def test_the_issues_of_another_scenario_are_masked_alike() -> None:
    camp = tokens("We need the water.", CAMP, SCOUT)
    assert camp == tokens("We need the price.") == ["we", "need", "<issue>"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He told me she is ill.", "She told me he is ill."),
        ("My wife needs her rest.", "My husband needs his rest."),
        ("Thanks, Anna, what matters to you?", "Thanks, Kwame, what matters to you?"),
        ("Anna, what matters to you?", "Kwame, what matters to you?"),
        ("I talked to Priya about it.", "I talked to John about it."),
        ("We could pay $84.", "We could pay €84."),
        ("We could pay 84 dollars.", "We could pay 84 pounds."),
        ("We could pay 84.", "We could pay 76."),
        ("I dont want that, u know.", "I don't want that, you know."),
    ],
)
def test_names_sexes_currencies_figures_and_short_forms_change_no_word(
    one: str, other: str
) -> None:
    assert words_in(one) == words_in(other)


def test_words_people_open_with_are_no_names() -> None:
    assert "<name>" not in tokens("Sure, that would help us.")
    assert "<name>" in tokens("Anna, that would help us.")


def test_somebody_who_writes_with_capitals_has_no_names() -> None:
    assert "<name>" not in tokens("we Really Would Like That Very Much")


def test_a_sentence_has_words_pairs_pieces_rules_and_deeds() -> None:
    ((_, names),) = traits("What matters most to you?").sentences
    assert {"wmatters", "wmatters most", "w^ what", "cmatt", "melicit_pref", "aa_question"} <= names


def test_each_sentence_has_its_own_span_and_traits() -> None:
    (first, some), (second, others) = traits("We are tired. What about you?").sentences
    assert (first.start, second.start) == (0, 14)
    assert "wtired" in some - others


def test_the_place_and_what_was_before_are_around() -> None:
    history = a_history(said(VENDOR, Propose((on(price=96),))))
    around = traits("Too much for us.", history=history).around
    assert {"xplace 1", "xpropose"} <= around


def test_no_text_is_too_odd_or_too_long() -> None:
    for text in ("", "???", "😀 🙂", "a" * 4_000, "Z " * 2_000, "1 " * 2_000, "Ä Ö ÿ ß"):
        assert len(traits(text).sentences) <= 1


def test_a_long_sentence_has_no_more_words_than_a_hundred_and_twenty() -> None:
    assert len(tokens("word " * 400)) == 120
