"""Apostrophes left out and names misspelt are mended before a sentence is read."""

import pytest

from app.dialogue.context import context_of
from app.dialogue.reading import read_sentence
from app.dialogue.segment import sentences
from app.dialogue.spelling import mended, respelt, slips_of
from app.negotiation.acts import Propose, Span
from app.negotiation.history import History
from tests.builders_every import reads_in
from tests.builders_talk import LANGUAGE, WORDS, on

SLIPS = slips_of(["leased car", "support", "payment", "price"], frozenset({"payments"}))


def mend(text: str) -> str:
    return mended(sentences(text, LANGUAGE)[0], SLIPS, LANGUAGE).text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a leasd car", "a leased car"),
        ("a leaased car", "a leased car"),
        ("better suport", "better support"),
        ("better supoprt", "better support"),
        ("late paymant", "late paymant"),
        ("the prize", "the prize"),
        ("we dont and cant", "we don't and can't"),
        ("thats it, lets talk", "that's it, let's talk"),
    ],
)
def test_one_letter_too_many_too_few_or_swapped_is_mended(typed: str, meant: str) -> None:
    assert mend(typed) == meant


@pytest.mark.parametrize(
    "text", ["two payments", "he is supported", "a cat", "it's paid", "x" * 4_000]
)
def test_words_that_are_right_or_strange_stay_as_they_are(text: str) -> None:
    sentence = sentences(text, LANGUAGE)[0]
    assert mended(sentence, SLIPS, LANGUAGE) is sentence


def test_a_slip_of_two_names_is_mended_to_neither() -> None:
    assert "coer" not in slips_of(["cover", "comer"], frozenset())
    assert "copver" not in slips_of(["copier", "cover"], frozenset())


def test_letters_keep_their_places_in_the_utterance() -> None:
    text = "We dont want better  suport now."
    whole = sentences(text, LANGUAGE)[0]
    sentence = mended(whole, SLIPS, LANGUAGE)
    at = sentence.text.index("support")
    assert sentence.span_of(at, at + len("support")).of(text) == "suport"
    assert sentence.span_of(0, len(sentence.text)).of(text) == text


def test_a_misspelt_option_is_heard_and_quoted_as_it_was_typed() -> None:
    text = "I can offer you the programer job"
    assert list(reads_in("job-offer", "employer", text)) == [Propose((on(role="programmer"),))]


def test_a_sentence_without_slips_is_read_as_it_stands() -> None:
    sentence = sentences("84 a seat", LANGUAGE)[0]
    reading = read_sentence(sentence, WORDS, context_of(History(), WORDS.scenario, "client"))
    assert reading.sentence is sentence


def test_words_spelt_anew_keep_their_places() -> None:
    (sentence,) = sentences("Well, I'm sure it's ok.", LANGUAGE)
    long = respelt(sentence, LANGUAGE.written_out)
    assert long.text == "well, i am sure it is ok."
    assert long.span_of(long.text.index("sure"), len(long.text)) == Span(10, 23)
    assert respelt(long, LANGUAGE.shortened).text == sentence.text


def test_a_sentence_without_such_words_is_the_very_same() -> None:
    (sentence,) = sentences("84 a seat", LANGUAGE)
    assert respelt(sentence, LANGUAGE.written_out) is sentence
