"""Measures the coach's answers: questions of learners, the entries found, what is refused.

Half of the questions, by the check sum of their words, are never looked at while search is tuned;
the figures are counted on them. `python -m tests.evals.questions` also prints, for the other
half, what goes wrong, and how long an answer takes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any

import yaml

from app.bootstrap import build_questions
from app.knowledge.answering import GlossaryQuestions
from app.knowledge.search import Found
from app.settings import Settings
from tests.evals.figures import Figure, Section
from tests.evals.halves import is_for_development

FILE = Path(__file__).with_name("questions.yaml")
LANGUAGES = ("en", "es")
FIRST = 3
LEAST_RIGHT, LEAST_REFUSED, MOST_MILLISECONDS = 95.0, 90.0, 5.0
_REMARK = """\
A question is answered rightly where one of the entries that answer it is among the first three and
the coach does not refuse it. Three quarters of the questions were written before search was, the
rest while it was made: own words, misspelt, in broken English, bare words; out of scope are
weather, code, law, medicine, insults, attempts to get at points or instructions, and small talk.
The unread half was only ever counted. All are one author's: learners will ask in ways that are not
among them. Without an embedder; the time of an answer depends on the machine and stands in a test
(at most 5 ms in the middle)."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the entries that answer it: none where it is out of scope."""

    text: str
    language: str
    entries: frozenset[str]
    fact: str

    @property
    def is_for_development(self) -> bool:
        """Say whether it may be looked at while search is tuned."""
        return is_for_development(self.text)


@dataclass(frozen=True, slots=True)
class Tried:
    """A question and what was found."""

    question: Question
    found: Found
    seconds: float

    @property
    def is_right(self) -> bool:
        """Say whether it was answered by a right entry, or refused as it has to be."""
        if not self.question.entries:
            return not self.found.is_in_scope
        first = {entry.id for entry in self.found.entries[:FIRST]}
        return self.found.is_in_scope and bool(first & self.question.entries)


def measure(_folder: Path) -> Section:
    """Ask every question; the folder of dialogues is not needed."""
    unread = [tried for tried in asked() if not tried.question.is_for_development]
    known = [tried for tried in asked() if tried.question.is_for_development]
    facts = answered_facts()
    figures = (
        Figure("unread: a right entry in the first three", right_of(unread), LEAST_RIGHT),
        Figure("unread: out of scope and refused", refused_of(unread), LEAST_REFUSED),
        Figure("development: a right entry in the first three", right_of(known)),
        Figure("development: out of scope and refused", refused_of(known)),
        Figure(
            "facts of the two source pages answered", 100 * sum(facts.values()) / len(facts), 100
        ),
    )
    return Section("The coach's answers", figures, f"{_table(unread)}\n\n{_REMARK}")


def right_of(tried: Iterable[Tried]) -> float:
    """Return the share of questions in scope that were answered rightly, in per cent."""
    return _share(one for one in tried if one.question.entries)


def refused_of(tried: Iterable[Tried]) -> float:
    """Return the share of questions out of scope that were refused, in per cent."""
    return _share(one for one in tried if not one.question.entries)


def answered_facts() -> Mapping[str, bool]:
    """Say for every fact of the two source pages whether a question for it is answered rightly."""
    facts = dict.fromkeys(_file()["facts"], False)
    for tried in asked():
        if tried.question.fact:
            facts[tried.question.fact] |= tried.is_right
    return facts


def middle_milliseconds() -> float:
    """Return the median time of the processor for finding what a question is about."""
    return 1000 * median(tried.seconds for tried in asked())


@cache
def questions() -> tuple[Question, ...]:
    """Return all questions of the file."""
    file = _file()
    found = []
    for language in LANGUAGES:
        found += [
            Question(one["ask"], language, frozenset(one["entries"]), one.get("fact", ""))
            for one in file[language]
        ]
        found += [Question(text, language, frozenset(), "") for text in file[f"out_{language}"]]
    return tuple(found)


@cache
def asked() -> tuple[Tried, ...]:
    """Ask all questions, once; the first of a language pays for its index and is not timed."""
    answering, _ = build_questions(Settings().knowledge_dir)
    assert isinstance(answering, GlossaryQuestions)
    for language in LANGUAGES:
        answering.find("win-win", language)
    return tuple(_try(answering, question) for question in questions())


def _try(answering: GlossaryQuestions, question: Question) -> Tried:
    begun = thread_time()
    found = answering.find(question.text, question.language)
    return Tried(question, found, thread_time() - begun)


def _share(tried: Iterable[Tried]) -> float:
    counted = [one.is_right for one in tried]
    return 100 * sum(counted) / len(counted)


def _table(unread: list[Tried]) -> str:
    rows = ["| unread half | questions | right | out of scope | refused |", "|---|---|---|---|---|"]
    for language in LANGUAGES:
        told = [tried for tried in unread if tried.question.language == language]
        inside = [tried.is_right for tried in told if tried.question.entries]
        outside = [tried.is_right for tried in told if not tried.question.entries]
        counts = (len(inside), sum(inside), len(outside), sum(outside))
        rows.append(f"| {language} | {' | '.join(map(str, counts))} |")
    return "\n".join(rows)


def _file() -> dict[str, list[Any]]:
    loaded: dict[str, list[Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return loaded


def _main() -> None:
    print(measure(FILE.parent).markdown())
    print(f"\n{middle_milliseconds():.1f} ms in the middle; of the development half:")
    for one in asked():
        if one.question.is_for_development and not one.is_right:
            first = ", ".join(entry.id for entry in one.found.entries[:FIRST])
            print(f"  {one.question.text} → {one.found.share:.2f} {first}")


if __name__ == "__main__":
    _main()
