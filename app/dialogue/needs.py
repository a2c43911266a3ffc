"""Reads what a side tells of its need for units that are shared out: never an offer.

"We have enough food, but I need water" says two things, so each clause is read by itself.
"""

from collections.abc import Iterator
from itertools import pairwise

from app.dialogue.reading import Reading
from app.negotiation.acts import Act, Importance, Inform, Kind
from app.negotiation.issue import IssueKind


def needs_told(reading: Reading) -> list[Act]:
    """Return the priorities a sentence without values tells about allocations, each once."""
    shared = _shared_named(reading)
    if not shared or reading.values() or reading.unfit or reading.unsure_shares:
        return []
    told: dict[str, Importance] = {}
    for clause in _clauses(reading):
        named = [issue for start, issue in shared if clause[0] <= start < clause[1]]
        importance = _importance(reading, reading.sentence.text[slice(*clause)])
        told |= dict.fromkeys(named, importance) if importance else {}
    found: list[Act] = [Inform(Kind.PRIORITY, issue, level) for issue, level in told.items()]
    has_why = reading.has("interest") or reading.told_issue in told
    return found + ([Inform(Kind.INTEREST, next(iter(told)))] if told and has_why else [])


def _shared_named(reading: Reading) -> list[tuple[int, str]]:
    words = reading.words
    return [
        (match.start(), issue)
        for match in words.lexicon.names.finditer(reading.sentence.text)
        for issue in words.lexicon.issues[match.group()]
        if words.scenario.issue(issue).kind is IssueKind.ALLOCATION
    ]


def _clauses(reading: Reading) -> Iterator[tuple[int, int]]:
    text, language = reading.sentence.text, reading.words.language
    starts = [m.start() for p in language.sentence["clause_break"] for m in p.finditer(text)]
    cuts = [0, *sorted(starts), len(text)]
    yield from pairwise(cuts)


def _importance(reading: Reading, clause: str) -> Importance | None:
    language = reading.words.language
    is_theirs = language.has("names_them", clause) and not language.has("own_side", clause)
    if is_theirs or language.has("of_theirs", clause):
        return None
    if language.has("lacks_it", clause):
        return Importance.HIGH
    if language.has("low", clause) or language.has("has_enough", clause):
        return Importance.LOW
    is_high = language.has("high", clause) or language.has("needs_it", clause)
    return Importance.HIGH if is_high else None
