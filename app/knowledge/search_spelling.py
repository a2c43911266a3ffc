"""Mends words that a vocabulary does not have: misspelt ones, and two written as one."""

from collections import Counter, defaultdict
from collections.abc import Iterable

LEAST_LETTERS = 5
# Two slips only in long words: in short ones they lead to another word.
LETTERS_FOR_TWO = 8
_TRIED = 24


class Speller:
    """Knows a vocabulary; finds the word of it that was probably meant.

    Candidates share the most pairs of letters with what was written; among them the fewest slips
    win (a letter too many, too few, another, or two swapped), then the more frequent word.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Count the words: repeated ones are the frequent ones."""
        self._counts = Counter(words)
        self._holding: dict[str, list[str]] = defaultdict(list)
        for word in self._counts:
            for pair in _pairs(word):
                self._holding[pair].append(word)

    def __contains__(self, word: str) -> bool:
        """Say whether a word is spelt as in the vocabulary."""
        return word in self._counts

    def mend(self, word: str) -> tuple[str, ...]:
        """Return what was probably meant: a word, two words, or nothing."""
        if len(word) < LEAST_LETTERS:
            return ()
        return self._parted(word) or self._nearest(word)

    def _parted(self, word: str) -> tuple[str, ...]:
        for at in range(3, len(word) - 2):
            if word[:at] in self._counts and word[at:] in self._counts:
                return (word[:at], word[at:])
        return ()

    def _nearest(self, word: str) -> tuple[str, ...]:
        shared = Counter(near for pair in _pairs(word) for near in self._holding.get(pair, ()))
        allowed = 2 if len(word) >= LETTERS_FOR_TWO else 1
        found = [
            (slips, -self._counts[near], near)
            for near, _ in shared.most_common(_TRIED)
            # Hardly anybody slips on the first letter, and what begins otherwise is another word.
            if near[0] == word[0]
            and abs(len(near) - len(word)) <= allowed
            and len(near) >= LEAST_LETTERS - 1
            if (slips := slips_between(word, near)) <= allowed
        ]
        return (min(found)[2],) if found else ()


def slips_between(written: str, meant: str) -> int:
    """Return how many slips of the keyboard lie between two words."""
    above: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(written, start=1):
        higher, above, row = above, row, [i]
        for j, other in enumerate(meant, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == meant[j - 2] and written[i - 2] == other:
                cost = min(cost, higher[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _pairs(word: str) -> set[str]:
    edged = f"^{word}$"
    return {edged[at : at + 2] for at in range(len(edged) - 1)}
