"""`winwin ask`: an answer from the glossary as text, with the places it is taken from."""

import asyncio
from collections.abc import Mapping
from textwrap import fill

from app.reports.words import ReportWords
from app.sessions.questions import Answer, Questions

_WIDTH = 88


def answer_question(
    questions: Questions, words: Mapping[str, ReportWords], question: str, language: str
) -> str:
    """Return the answer in a language (NotFound), wrapped, with its citations below."""
    answer = asyncio.run(questions.ask(question, language))
    return "\n".join(_lines(answer, words[language]))


def _lines(answer: Answer, words: ReportWords) -> list[str]:
    lines = [fill(answer.text, _WIDTH)]
    if answer.passages:
        says = words.glossary.rests_on
        lines += [
            "",
            *(f"{says} {one.title}, {one.heading} ({one.entry})" for one in answer.passages),
        ]
    return lines
