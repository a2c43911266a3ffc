"""A sieve: which of many guarded patterns may match a text, found in one look at it.

Patterns need words; words are filed under three of their letters in a row. So a text is looked
through once, for the three letters that stand in it, and hardly a pattern is tried in vain. Words
of two letters are few, and looked for one by one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.dialogue.guards import LEAST, Guarded, Needs, are_met, begun, words_in

_TEXTS = 64  # of which what may match is remembered


@dataclass(frozen=True, slots=True)
class _Files:
    """Words by three of their letters and short ones; patterns by their words, or by none."""

    words: Mapping[str, Sequence[str]]
    short: Sequence[str]
    patterns: Mapping[str, Sequence[tuple[Guarded, Needs]]]
    always: frozenset[Guarded]


class Sieve:
    """Sifts patterns; what they need is worked out when a text is first sifted."""

    def __init__(self, patterns: Iterable[Guarded]) -> None:
        """Take the patterns, each of which is one by what it is and not by how it is written."""
        self._patterns = tuple(patterns)
        self._files: _Files | None = None
        self.sifted = lru_cache(maxsize=_TEXTS)(self._sifted)

    def ready(self) -> None:
        """Do now what the first texts would wait for; what a bad pattern raises comes through."""
        for pattern in self._patterns:
            pattern.ready()
        self._filed()

    def _sifted(self, text: str) -> frozenset[Guarded]:
        """Return the patterns that may match a text: all others surely do not."""
        files = self._filed()
        near = trigrams(text) & files.words.keys()
        present = {word for three in near for word in files.words[three] if word in text}
        present.update([word for word in files.short if word in text])
        fit = set(files.always)
        for word in present:
            for one, besides in files.patterns.get(word, ()):
                if one not in fit and are_met(besides, present):
                    fit.add(one)
        return frozenset(fit)

    def _filed(self) -> _Files:
        if self._files is None:
            self._files = _filed(self._patterns)
        return self._files


def trigrams(text: str) -> frozenset[str]:
    """Return every three characters in a row."""
    return frozenset([text[at : at + LEAST] for at in range(len(text) - LEAST + 1)])


def _filed(patterns: Iterable[Guarded]) -> _Files:
    """File patterns under their words, each word under the three letters that few others have."""
    needs = [(one, one.needs) for one in patterns]
    known = dict.fromkeys(word for _, needed in needs for word in words_in(needed))
    long = [word for word in known if len(word) >= LEAST]
    often = Counter(three for word in long for three in trigrams(word))
    words: dict[str, list[str]] = {}
    for word in long:
        pieces = (word[at : at + LEAST] for at in range(len(word) - LEAST + 1))
        words.setdefault(min(pieces, key=lambda three: often[three]), []).append(word)
    by_word: dict[str, list[tuple[Guarded, Needs]]] = {}
    for one, needed in needs:
        for word, besides in begun(needed):
            by_word.setdefault(word, []).append((one, besides))
    short = tuple(word for word in known if len(word) < LEAST)
    return _Files(words, short, by_word, frozenset(one for one, needed in needs if not needed))
