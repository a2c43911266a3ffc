"""The coach's answers keep their figures, and the questions say what they have to."""

from app.knowledge.glossary import load_glossary
from app.settings import Settings
from tests.evals import questions
from tests.evals.questions import (
    LEAST_REFUSED,
    LEAST_RIGHT,
    MOST_MILLISECONDS,
    answered_facts,
    asked,
    middle_milliseconds,
    refused_of,
    right_of,
)

UNREAD = [tried for tried in asked() if not tried.question.is_for_development]


def test_the_unread_half_is_answered_and_refused_as_the_floors_ask() -> None:
    assert right_of(UNREAD) >= LEAST_RIGHT
    assert refused_of(UNREAD) >= LEAST_REFUSED


def test_every_fact_of_the_two_source_pages_is_answered() -> None:
    assert [fact for fact, is_answered in answered_facts().items() if not is_answered] == []


def test_an_answer_is_found_within_milliseconds() -> None:
    assert middle_milliseconds() <= MOST_MILLISECONDS


def test_there_are_questions_of_every_kind() -> None:
    every = questions.questions()
    inside = [question for question in every if question.entries]
    assert len(inside) >= 150
    assert sum(question.language == "es" for question in inside) >= 25
    assert len(every) - len(inside) >= 40


def test_no_question_stands_twice_and_every_entry_it_names_exists() -> None:
    every = questions.questions()
    texts = [question.text for question in every]
    assert len(set(texts)) == len(texts)
    known = set(load_glossary(Settings().knowledge_dir / "glossary"))
    assert {entry for question in every for entry in question.entries} <= known
