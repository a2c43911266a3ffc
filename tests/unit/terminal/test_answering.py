"""An answer from the glossary as text."""

import pytest

from app.errors import NotFound
from app.reports.words import load_report_words
from app.terminal.answering import answer_question
from tests.builders_glossary import some_questions
from tests.translated import PHRASES

WORDS = {code: load_report_words(PHRASES / code / "report.yaml") for code in ("en", "es")}
QUESTIONS = some_questions()


def test_the_places_stand_below_the_answer() -> None:
    said = answer_question(QUESTIONS, WORDS, "example of barter", "en").splitlines()
    assert said[0].startswith("Barter trades goods for goods.")
    assert said[-3:] == ["", "From: Barter, Definition (barter)", "From: Barter, Example (barter)"]


def test_lines_are_as_wide_as_a_reader_likes() -> None:
    said = answer_question(QUESTIONS, WORDS, "example of barter", "en")
    assert max(map(len, said.splitlines())) <= 88


def test_out_of_scope_has_no_places() -> None:
    said = answer_question(QUESTIONS, WORDS, "photosynthesis", "es")
    assert "De:" not in said
    assert "no está en el glosario" in said


def test_a_language_nobody_speaks_is_not_found() -> None:
    with pytest.raises(NotFound):
        answer_question(QUESTIONS, WORDS, "barter", "xx")
