"""An answer put together from the entries' own sentences: which passage answers which question."""

from dataclasses import dataclass

from app.knowledge.glossary import Entry
from app.knowledge.passages import DEFINITION, Passage
from app.knowledge.search import Found
from app.review.parting import sentences_of

MOST_SENTENCES = 4
_HOW_TO = 1.3


@dataclass(frozen=True, slots=True)
class Cited:
    """Sentences out of one passage, in its order."""

    passage: Passage
    sentences: tuple[str, ...]


def compose(found: Found) -> tuple[Cited, ...]:
    """Return two to four sentences on what was asked, by passage; `found` has an entry."""
    entry, kind = found.entries[0], found.reading.kind
    if kind == "difference" and len(found.reading.named) > 1:
        entries = {one.id: one for one in found.entries}
        pair = [entries[key] for key in found.reading.named][:2]
        return tuple(_cite(found, one, DEFINITION, MOST_SENTENCES // 2) for one in pair)
    part = _part(found, entry, kind)
    if part == DEFINITION:
        return _with_more(found, entry)
    whole = _cite(found, entry, part, MOST_SENTENCES)
    if kind in ("why", "mistake") or len(whole.sentences) == MOST_SENTENCES:
        return (whole,)
    return (_cite(found, entry, DEFINITION, 1), whole)


def _part(found: Found, entry: Entry, kind: str) -> str:
    if kind in ("why", "example", "mistake"):
        return kind
    if kind == "how" or entry.id not in found.reading.named:
        return _best_part(found, entry, is_how=kind == "how")
    return DEFINITION


def _best_part(found: Found, entry: Entry, *, is_how: bool) -> str:
    """Return the part that holds most of what was asked.

    How to do it stands in no definition, and rather beside the common mistake than elsewhere.
    """
    favoured = {DEFINITION: 0.0, "mistake": _HOW_TO} if is_how else {}
    parts = {
        passage.part: found.scores.get(at, 0.0) * favoured.get(passage.part, 1.0)
        for at, passage in enumerate(found.passages)
        if passage.entry.id == entry.id
    }
    return max(parts, key=lambda part: (parts[part], part == "mistake"))


def _with_more(found: Found, entry: Entry) -> tuple[Cited, ...]:
    """Return the definition, and why it matters where it is short."""
    told = _cite(found, entry, DEFINITION, MOST_SENTENCES)
    if len(told.sentences) > 1:
        return (told,)
    return (told, _cite(found, entry, "why", MOST_SENTENCES - 2))


def _cite(found: Found, entry: Entry, part: str, most: int) -> Cited:
    passage = next(p for p in found.passages if p.entry.id == entry.id and p.part == part)
    return Cited(passage, tuple(sentences_of(passage.text)[:most]))
