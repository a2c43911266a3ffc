"""The tagger: a weighted sum over an utterance's traits for each of nine strategies.

It adds what the rules miss. Weights are learnt outside (tests/evals/training.py) and handed in as
a table; a trait is looked up by the checksum of its name, one that is not in the table counts for
nothing. Nothing here counts how long an utterance is: each family's sum is divided by the root of
how many of its traits are known.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from zlib import crc32

from app.negotiation.acts import Span

# What a family's sum is multiplied by, and whether it is divided by the root of the known traits.
FAMILIES: Mapping[str, tuple[float, bool]] = {
    "w": (2.5, True), "c": (2.5, True), "m": (0.8, False), "a": (0.5, False), "x": (0.3, False),
}  # fmt: skip
KEY_BITS = 24


@dataclass(frozen=True, slots=True)
class Traits:
    """Names of traits: of each sentence by its span, and of the place in the talk.

    The first letter of a name is its family (app/dialogue/traits.py).
    """

    sentences: tuple[tuple[Span, frozenset[str]], ...]
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tag:
    """A strategy the tagger sees: where it shows most, and how likely it is (0 to 1)."""

    label: str
    span: Span
    likelihood: float


class Tags(Protocol):
    """What listening asks: `alike` for the traits, then the tags they speak for."""

    @property
    def alike(self) -> Mapping[str, str]:
        """Return which words are taken for which other word."""

    def tag(self, traits: Traits) -> tuple[Tag, ...]:
        """Return the strategies an utterance's traits speak for."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a score goes: the least one that is said, and what a score is worth.

    A score s is as likely to be right as 1 / (1 + exp(-(slope * s + offset))).
    """

    least: float
    slope: float
    offset: float

    def likelihood(self, score: float) -> float:
        """Return the chance that a score this high is right, from 0.01 to 0.99."""
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, self.slope * score + self.offset))))
        return min(0.99, max(0.01, chance))


@dataclass(frozen=True, slots=True)
class Label:
    """One strategy: its bias and its reach."""

    name: str
    bias: float
    reach: Reach


NO_STRATEGY = "non_strategic"


def _whole(traits: Traits) -> Span:
    return Span(traits.sentences[0][0].start, traits.sentences[-1][0].end)


@dataclass(frozen=True, slots=True)
class Tagger:
    """Labels with a row of weights for each known trait; rows follow the order of the labels."""

    labels: tuple[Label, ...]
    table: Mapping[int, tuple[float, ...]]
    alike: Mapping[str, str]

    def tag(self, traits: Traits) -> tuple[Tag, ...]:
        """Return the labels whose score reaches their least one, in the order of the labels.

        Where none does, that is a label too, as likely as all the others are not.
        """
        values = values_of(traits, self.table)
        found, none = [], 1.0
        for at, score in enumerate(self._scores(values)):
            label = self.labels[at]
            sure = label.reach.likelihood(score)
            none *= 1 - sure
            if score >= label.reach.least:
                found.append(Tag(label.name, self._place(traits, values, at), round(sure, 2)))
        if not found and traits.sentences:
            found.append(Tag(NO_STRATEGY, _whole(traits), round(none, 2)))
        return tuple(found)

    def scores(self, traits: Traits) -> list[float]:
        """Return the score of each label."""
        return self._scores(values_of(traits, self.table))

    def _scores(self, values: Mapping[int, float]) -> list[float]:
        # Rows of one value (a family's) are added up before they are weighed: half the time.
        rows: dict[float, list[tuple[float, ...]]] = {}
        for key, value in values.items():
            rows.setdefault(value, []).append(self.table[key])
        total = [label.bias for label in self.labels]
        for value, alike in rows.items():
            sums = (sum(column) for column in zip(*alike, strict=True))
            total = [score + value * weight for score, weight in zip(total, sums, strict=True)]
        return total

    def _place(self, traits: Traits, values: Mapping[int, float], at: int) -> Span:
        """Return the sentence whose own traits weigh most for a label; the first of equals."""

        def weight(names: Iterable[str]) -> float:
            keys = {key for key in map(key_of, names) if key in values}
            return sum(values[key] * self.table[key][at] for key in sorted(keys))

        if not traits.sentences:
            return Span(0, 0)
        if len(traits.sentences) == 1:
            return traits.sentences[0][0]
        return max(traits.sentences, key=lambda sentence: weight(sentence[1]))[0]


@lru_cache(maxsize=32_768)
def key_of(trait: str) -> int:
    """Return the number a trait is known by: names of traits are not kept."""
    return crc32(trait.encode("utf-8", "surrogatepass")) >> (32 - KEY_BITS)


def values_of(traits: Traits, known: Mapping[int, object]) -> dict[int, float]:
    """Return the value of each known trait of an utterance, in the order of their numbers."""
    names = traits.around.union(*(own for _, own in traits.sentences))
    families: dict[str, set[int]] = {family: set() for family in FAMILIES}
    for name in names:
        key = key_of(name)
        if key in known:
            families[name[0]].add(key)
    values: dict[int, float] = {}
    for family, keys in families.items():
        scale, is_shared = FAMILIES[family]
        value = scale / math.sqrt(len(keys)) if is_shared and keys else scale
        values |= dict.fromkeys(sorted(keys), value)
    return values
