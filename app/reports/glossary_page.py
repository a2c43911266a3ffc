"""The glossary's pages: the index by groups, an entry, an answer to a question.

Texts are plain, escaped like every word; one that is not in the page's language says so, for eyes
and for screen readers. The pages work without a script: searching is a form.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from app.knowledge.glossary_groups import Group
from app.reports.templates_read import templates_of
from app.reports.words import ReportWords
from app.review.parting import sentences_of
from app.sessions.ports import GlossaryEntry
from app.sessions.questions import QUESTION_LIMIT, Answer, CitedPassage

Glossary = Mapping[str, GlossaryEntry]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A group as the index shows it."""

    id: str
    title: str
    entries: tuple[GlossaryEntry, ...]


@dataclass(frozen=True, slots=True)
class CitedPart:
    """What an answer takes from one passage, and the place of its page to read on."""

    passage: CitedPassage
    anchor: str
    text: str


def render_index(glossary: Glossary, groups: Iterable[Group], words: ReportWords) -> str:
    """Return the page of all entries by groups; it links to `/glossary/{entry}?language=…`."""
    return _render(
        "glossary.html", words, shelves=shelves(glossary, groups, words), glossary=glossary
    )


def render_entry(entry: GlossaryEntry, glossary: Glossary, words: ReportWords) -> str:
    """Return the page of an entry; `glossary` has the entries it refers to, and those to it."""
    related = [glossary[other] for other in entry.see_also if other in glossary]
    back = [
        other
        for other in glossary.values()
        if entry.id in other.see_also and other.id not in entry.see_also
    ]
    return _render("glossary_entry.html", words, entry=entry, related=related, back=back)


def render_answer(answer: Answer, glossary: Glossary, words: ReportWords) -> str:
    """Return the page of an answer, with links to the parts of the entries it rests on."""
    parts = [_cited(answer, passage, glossary[passage.entry]) for passage in answer.passages]
    fitting = [glossary[near.entry] for near in answer.nearest]
    return _render("glossary_answer.html", words, answer=answer, parts=parts, fitting=fitting)


def shelves(glossary: Glossary, groups: Iterable[Group], words: ReportWords) -> list[Shelf]:
    """Return the groups that have entries; what is in none stands in a last one."""
    left = dict(glossary)
    found = []
    for group in groups:
        entries = tuple(left.pop(key) for key in group.entries if key in left)
        found.append(Shelf(group.id, words.glossary.group(group.id), entries))
    found.append(Shelf("rest", words.glossary.rest, tuple(left.values())))
    return [shelf for shelf in found if shelf.entries]


def anchor_of(heading: str, entry: GlossaryEntry) -> str:
    """Return the name of the place of an entry's page where a part begins."""
    headings = [section.heading for section in entry.sections]
    return f"part-{headings.index(heading) + 1}" if heading in headings else "definition"


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: what blank lines part."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def first_sentence(text: str) -> str:
    """Return how a text begins."""
    found: Sequence[str] = sentences_of(text)
    return found[0]


def _cited(answer: Answer, passage: CitedPassage, entry: GlossaryEntry) -> CitedPart:
    plain = " ".join(passage.text.split())
    taken = " ".join(sentence for sentence in answer.sentences if sentence in plain)
    return CitedPart(passage, anchor_of(passage.heading, entry), taken)


def _render(template: str, words: ReportWords, **values: object) -> str:
    limit = QUESTION_LIMIT
    return _pages().get_template(template).render(words=words, limit=limit, **values)


@cache
def _pages() -> Environment:
    return templates_of("app.reports", paragraphs=paragraphs, first_sentence=first_sentence)
