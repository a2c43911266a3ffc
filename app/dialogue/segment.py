"""Cuts an utterance into sentences, each with its place in the text."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from app.dialogue.language import Language, normalise
from app.dialogue.same import Same
from app.negotiation.acts import Span

_SPACES = re.compile(r" {2,}")
_LONGEST_ABBREVIATION = 16


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


def sentences(utterance: str, language: Language) -> tuple[Sentence, ...]:
    """Return the sentences of an utterance in order; blank stretches are dropped."""
    return _sentences(utterance, Same(language))


@lru_cache(maxsize=128)  # a reply and what may be told in it are cut many times over
def _sentences(utterance: str, same: Same[Language]) -> tuple[Sentence, ...]:
    language = same.it
    normal = normalise(utterance)
    found, start = [], 0
    for match in language.stop.finditer(normal):
        near = normal[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        if match.group().startswith(".") and language.abbreviation.search(near):
            continue
        found.append(_trimmed(normal, start, match.end()))
        start = match.end()
    found.append(_trimmed(normal, start, len(normal)))
    return tuple(sentence for sentence in found if sentence is not None)


def opened(span: Span, utterance: str) -> Span:
    """Return a span with the marks that open its question or exclamation ("¿", "¡"), if any."""
    start = span.start
    while start > 0 and utterance[start - 1] in _OPENING:
        start -= 1
    while start < span.start and utterance[start].isspace():
        start += 1
    return Span(start, span.end)


_OPENING = frozenset("\u00bf\u00a1 ")


def _trimmed(normal: str, start: int, end: int) -> Sentence | None:
    begin, stop = start, end
    while begin < stop and _is_blank(normal[begin]):
        begin += 1
    while begin < stop and _is_blank(normal[stop - 1]):
        stop -= 1
    stripped = normal[begin:stop]
    if not any(char.isalnum() for char in stripped):
        return None
    span = Span(begin, begin + len(stripped))
    if "  " not in stripped:
        return Sentence(stripped, span)
    extra = {at for run in _SPACES.finditer(stripped) for at in range(run.start() + 1, run.end())}
    kept = tuple(at for at in range(len(stripped)) if at not in extra)
    return Sentence("".join(stripped[at] for at in kept), span, tuple(begin + at for at in kept))


def _is_blank(char: str) -> bool:
    """Say whether a character at an end of a sentence says nothing there: a space, a smiley."""
    return char.isspace() or unicodedata.category(char) in _PICTURES


# Symbols other than money and arithmetic, their joiners and variants.
_PICTURES = frozenset({"So", "Sk", "Cf", "Mn", "Me"})
