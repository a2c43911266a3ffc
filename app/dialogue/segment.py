"""Cuts an utterance into sentences, each with its place in the text."""

import re
from dataclasses import dataclass

from app.dialogue.language import normalise
from app.negotiation.acts import Span

# A full stop between digits, or after a short abbreviation, ends nothing.
_END = re.compile(r"(?:[!?;]+|\n+|(?<!\d)\.+(?!(?:g|e|a)\b)|\.+(?!\d|(?:g|e|a)\b))")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|approx|max|min|mr|mrs|ms|dr|incl|excl|p\.a))$")


_SPACES = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in lower case with single spaces, and its span in the utterance.

    `places` says where each character of the text stands in the utterance; empty where the text
    stands there as it is.
    """

    text: str
    span: Span
    places: tuple[int, ...] = ()

    def span_of(self, start: int, end: int) -> Span:
        """Return the span in the utterance of a stretch of the text."""
        if not self.places or start == end:
            return Span(self.span.start + start, self.span.start + end)
        return Span(self.places[start], self.places[end - 1] + 1)


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
    span = Span(begin, begin + len(stripped))
    if "  " not in stripped:
        return Sentence(stripped, span)
    extra = {at for run in _SPACES.finditer(stripped) for at in range(run.start() + 1, run.end())}
    kept = tuple(at for at in range(len(stripped)) if at not in extra)
    return Sentence("".join(stripped[at] for at in kept), span, tuple(begin + at for at in kept))
