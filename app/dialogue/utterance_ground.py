"""The ground an utterance gives: its sentences as the rules see them, and where words stand in it.

What is claimed about an utterance by anybody else than the rules has to stand on this.
"""

import re
from dataclasses import dataclass

from app.dialogue.context import Context, context_of
from app.dialogue.language import normalise
from app.dialogue.listen import MOST_CHARACTERS
from app.dialogue.reading import Reading, read_sentence
from app.dialogue.segment import sentences
from app.dialogue.values import Use, Words
from app.negotiation.acts import Span
from app.negotiation.history import History

_LONGEST_WORDS = 600


@dataclass(frozen=True, slots=True)
class Ground:
    """An utterance in plain small letters, its sentences as read, and what stood before it."""

    normal: str
    readings: tuple[Reading, ...]
    context: Context
    words: Words

    def find(self, said: str, within: Span | None = None) -> Span | None:
        """Return where words stand, letter for letter but for capitals and spaces, or None.

        A part of a word, or of a figure, stands nowhere.
        """
        pieces = normalise(said[:_LONGEST_WORDS]).split()
        if not pieces or not any(char.isalnum() for char in said):
            return None
        pattern = _whole(r"\s+".join(map(re.escape, pieces)))
        start, end = (within.start, within.end) if within else (0, len(self.normal))
        found = pattern.search(self.normal, start, end)
        return Span(*found.span()) if found else None

    def figures(self, span: Span) -> tuple[Span, ...]:
        """Return where figures and values stand in the sentences a span reaches into."""
        numbers = self.words.lexicon.numbers
        found = [
            reading.sentence.span_of(*match.span())
            for reading in self.over(span)
            for match in numbers.finditer(reading.sentence.text)
        ]
        meant = [m.span for r in self.over(span) for m in r.mentions if m.use is Use.SAID]
        return (*found, *meant)

    def over(self, span: Span) -> tuple[Reading, ...]:
        """Return the sentences a span reaches into."""
        return tuple(r for r in self.readings if overlap(r.sentence.span, span))


def ground_of(text: str, history: History, words: Words, speaker_id: str) -> Ground:
    """Look an utterance over as the rules do."""
    text = text[:MOST_CHARACTERS]
    context = context_of(history, words.scenario, speaker_id)
    readings: list[Reading] = []
    for sentence in sentences(text, words.language):
        carried = readings[-1].about or readings[-1].carried if readings else None
        readings.append(read_sentence(sentence, words, context, carried))
    return Ground(normalise(text), tuple(readings), context, words)


def overlap(one: Span, other: Span) -> bool:
    """Say whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def holds(outer: Span, inner: Span) -> bool:
    """Say whether one span lies within another."""
    return outer.start <= inner.start and inner.end <= outer.end


def _whole(pattern: str) -> re.Pattern[str]:
    """Anchor a pattern so that it cuts no word and no figure ("1" in "1,500", "84" in "84.5")."""
    return re.compile(rf"(?<![\w])(?<![\d][.,]){pattern}(?!\w)(?![.,]\d)")
