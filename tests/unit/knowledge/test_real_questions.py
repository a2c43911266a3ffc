"""Questions to the real glossary that once went wrong."""

from functools import cache

import pytest

from app.bootstrap import build_questions
from app.knowledge.answering import GlossaryQuestions
from app.knowledge.search import Found
from app.settings import Settings


@cache
def answering() -> GlossaryQuestions:
    found, _ = build_questions(Settings().knowledge_dir)
    assert isinstance(found, GlossaryQuestions)
    return found


def found(question: str, language: str) -> Found:
    return answering().find(question, language)


@pytest.mark.parametrize(
    ("question", "language", "entry"),
    [
        ("how is my level calculated", "en", "how-this-coach-judges"),
        ("how are levels made?", "en", "how-this-coach-judges"),
        ("cómo se calcula mi nivel", "es", "how-this-coach-judges"),
        ("when should I make the first offer?", "en", "opening-offer"),
        ("¿cuándo hacer la primera oferta?", "es", "opening-offer"),
        ("¿Quién debe hacer la primera oferta?", "es", "opening-offer"),
        ("¿Qué es el ancla?", "es", "anchoring"),
        ("how do I write an email that makes an offer?", "en", "negotiating-in-writing"),
    ],
)
def test_the_entry_that_answers_comes_first(question: str, language: str, entry: str) -> None:
    read = found(question, language)
    assert read.is_in_scope
    assert read.entries[0].id == entry


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("write me an email to my boss", "en"),
        ("Could you draft a letter to my landlord?", "en"),
        ("please write a speech for the wedding", "en"),
        ("escríbeme un correo a mi jefe", "es"),
        ("redacta una carta para mi casero", "es"),
    ],
)
def test_writing_for_the_learner_is_out_of_scope(question: str, language: str) -> None:
    assert not found(question, language).is_in_scope
