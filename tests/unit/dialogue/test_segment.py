"""Cutting an utterance into sentences, with their places."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.language import normalise
from app.dialogue.segment import opened, sentences
from app.negotiation.acts import Span
from tests.builders_talk import LANGUAGE


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("84.50 a seat. Yes.", ["84.50 a seat.", "Yes."]),
        ("first; second\nthird", ["first;", "second", "third"]),
        ("approx. 84 a seat", ["approx. 84 a seat"]),
        ("e.g. 84", ["e.g. 84"]),
        ("It matters little to us: we can pay.", ["It matters little to us:", "we can pay."]),
        ("For me: the price.", ["For me: the price."]),
        ("My offer: we pay 84.", ["My offer: we pay 84."]),
        ("Really?! Yes...", ["Really?!", "Yes..."]),
        ("  \n . ! 🙂 ", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, pieces: list[str]) -> None:
    assert [sentence.span.of(text) for sentence in sentences(text, LANGUAGE)] == pieces


def test_runs_of_spaces_are_one_space_and_places_still_hold() -> None:
    (sentence,) = sentences("  No   leased  car.", LANGUAGE)
    assert sentence.text == "no leased car."
    assert sentence.span_of(3, 13).of("  No   leased  car.") == "leased  car"


@given(st.text(alphabet=st.one_of(st.characters(), st.just(" ")), max_size=400))
def test_a_sentence_is_its_place_in_lower_case_and_places_are_in_order(text: str) -> None:
    end = 0
    for sentence in sentences(text, LANGUAGE):
        stretch = normalise(sentence.span.of(text))
        assert re.sub(" {2,}", " ", stretch) == sentence.text
        assert normalise(sentence.span_of(0, len(sentence.text)).of(text)) == stretch
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        end = sentence.span.end


@pytest.mark.parametrize(
    ("text", "start", "quote"),
    [
        ("Hola. ¿Qué dices?", 7, "¿Qué dices?"),
        ("¡¿Qué?!", 2, "¡¿Qué?!"),
        ("¿ Qué dices?", 2, "¿ Qué dices?"),
        ("Hola.  Adiós.", 7, "Adiós."),
    ],
)
def test_a_quote_keeps_the_marks_that_open_it(text: str, start: int, quote: str) -> None:
    assert opened(Span(start, len(text)), text).of(text) == quote
