"""Cuts an utterance into sentences, each with its place in the text."""

import re
from dataclasses import dataclass

from app.dialogue.language import normalise
from app.negotiation.acts import Span

# A full stop between digits, or after a short abbreviation, ends nothing.
_END = re.compile(r"(?:[!?;]+|\n+|(?<!\d)\.+(?!(?:g|e|a)\b)|\.+(?!\d|(?:g|e|a)\b))")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|approx|max|min|mr|mrs|ms|dr|incl|excl|p\.a))$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in lower case, and its span in the utterance."""

    text: str
    span: Span


def sentences(utterance: str) -> tuple[Sentence, ...]:
    """Return the sentences of an utterance in order; blank stretches are dropped."""
    normal = normalise(utterance)
    found, start = [], 0
    for match in _END.finditer(normal):
        if match.group().startswith(".") and _ABBREVIATION.search(normal[start : match.start()]):
            continue
        found.append(_trimmed(normal, start, match.end()))
        start = match.end()
    found.append(_trimmed(normal, start, len(normal)))
    return tuple(sentence for sentence in found if sentence is not None)


def _trimmed(normal: str, start: int, end: int) -> Sentence | None:
    piece = normal[start:end]
    stripped = piece.strip()
    if not stripped or not any(char.isalnum() for char in stripped):
        return None
    begin = start + len(piece) - len(piece.lstrip())
    return Sentence(stripped, Span(begin, begin + len(stripped)))
