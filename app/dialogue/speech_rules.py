"""Words that a free voice may not use, by what they would do; data of a language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.dialogue.free_numbers import NumberWords
from app.dialogue.guards import Guarded
from app.dialogue.phrasebook import Phrasebook
from app.dialogue.sieve import Sieve

_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_KNOWN = 20_000  # single words whose group is remembered
# What each group is for stands in knowledge/phrases/en/free_speech.yaml.
RULE_GROUPS = (
    "machine", "for_them", "derived", "yields", "agrees", "starts_yes", "heeds", "promises",
    "bounds", "menaces", "conditions", "harmless", "yes_or_no", "refuses", "ways", "warns", "parts",
    "own_words", "courteous", "plain", "wonders", "as_it_is", "mine", "theirs", "denies",
    "left_bare", "because", "declines", "withholds", "cares", "of_own", "to_them",
    "gives", "asks", "confirms", "bare_yes", "open_still", "hails", "commits",
    "no_more_than", "joints", "departs", "assents", "points", "supposes", "hints",
    "opens", "wholes", "seals",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpeechRules:
    """Patterns by group, tried on one normalised sentence at a time, and the phrasebook."""

    language: str
    groups: Mapping[str, tuple[Guarded, ...]]
    numbers: NumberWords
    book: Phrasebook
    _known: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False, compare=False)
    _within: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False, compare=False)
    _sieve: Sieve = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Put all patterns together, so that a sentence is sifted once."""
        every = (pattern for listed in self.groups.values() for pattern in listed)
        object.__setattr__(self, "_sieve", Sieve(every))

    def words(self, group: str, text: str) -> str | None:
        """Return the first words of a group in a sentence, None where there are none."""
        fit = self._sieve.sifted(text)
        for pattern in self.groups[group]:
            if pattern in fit and (match := pattern.compiled.search(text)):
                return match.group() or text
        return None

    def places(self, group: str, text: str) -> Iterator[re.Match[str]]:
        """Yield where a group matches in a sentence."""
        fit = self._sieve.sifted(text)
        for pattern in self.groups[group]:
            if pattern in fit:
                yield from pattern.compiled.finditer(text)

    def is_all(self, group: str, text: str) -> bool:
        """Say whether one match of a group is all there is of a text."""
        found = self._known.get((group, text))
        if found is None:
            found = any(match.group() == text for match in self.places(group, text))
            if len(self._known) < _MOST_KNOWN:
                self._known[group, text] = found
        return found

    def has_word(self, group: str, word: str) -> bool:
        """Say whether a group matches anywhere in a single word."""
        found = self._within.get((group, word))
        if found is None:
            found = self.words(group, word) is not None
            if len(self._within) < _MOST_KNOWN:
                self._within[group, word] = found
        return found

    def singles(self, group: str) -> frozenset[str]:
        """Return every word that the patterns of a group are written with."""
        return frozenset(w for p in self.groups[group] for w in _WORD.findall(p.pattern))

    def count(self, group: str, text: str) -> int:
        """Count the places where a group matches."""
        return sum(1 for _ in self.places(group, text))

    def ready(self) -> None:
        """Compile every pattern now; one that cannot be raises what its loader raises."""
        self._sieve.ready()
