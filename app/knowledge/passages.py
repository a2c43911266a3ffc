"""Entries cut into passages: what search finds and an answer cites."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.knowledge.glossary import HEADINGS, Entry

DEFINITION = "definition"
# What the headed parts are for, in the order in which every entry has them.
PARTS = ("why", "example", "mistake")
FURTHER = "further"


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of an entry; `part` is what it is for, in every language the same."""

    entry: Entry
    part: str
    heading: str
    text: str


def passages_of(entries: Iterable[Entry], definition_heading: str) -> Iterator[Passage]:
    """Yield the definition and the sections of every entry."""
    for entry in entries:
        yield Passage(entry, DEFINITION, definition_heading, entry.definition)
        for position, section in enumerate(entry.sections):
            part = PARTS[position] if position < len(HEADINGS) else FURTHER
            yield Passage(entry, part, section.heading, section.text)


def names_of(entry: Entry, further: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return all names of an entry, the title first; `further` are those learners use, by id."""
    return (entry.title, *entry.aliases, *further.get(entry.id, ()))
