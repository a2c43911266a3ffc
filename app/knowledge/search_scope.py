"""Says how much of a question an entry holds: below `FLOOR` the glossary has no answer to it.

Every word that counts weighs by its rarity; what it earns depends on where the entry has it. The
figures were made on one half of tests/evals/questions.yaml; docs/calibration.md says how they do
on the other.
"""

from collections.abc import Iterable

from app.knowledge.index import Index, Places
from app.knowledge.passages import DEFINITION, FURTHER
from app.knowledge.search_reading import Reading

FLOOR = 0.4
# What a word earns in a name and in the parts of a text: examples hold any word.
_IN_NAME = 1.0
_IN_TEXT = {DEFINITION: 0.8, "why": 0.6, "mistake": 0.6, FURTHER: 0.6, "example": 0.25}
# What it earns where only a word stands that is used for it.
_ALIKE = 0.8
# A word the glossary does not have speaks against it, but many are just words.
_UNKNOWN = 0.8
# One common word that an entry happens to hold is not enough, however short the question.
_ENOUGH = 4.0
_ABOUT_NEGOTIATING = 0.2


class Scope:
    """Measures questions against the passages of one language."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def share(self, reading: Reading, entries: Iterable[str]) -> float:
        """Return how much one of these entries holds at best, from 0 to a little above 1."""
        held = self._held(reading, set(entries))
        about = _ABOUT_NEGOTIATING if held and reading.is_about_negotiating else 0.0
        return max(held + about, _named_share(reading))

    def _held(self, reading: Reading, tried: set[str]) -> float:
        held: dict[str, float] = dict.fromkeys(tried, 0.0)
        whole = 0.0
        for term in reading.terms:
            where, near = self._index.places(term.word), self._index.places(*term.alike)
            weight = self._rarity(where if where.named or where.told else near)
            whole += weight * (1.0 if term.trust else _UNKNOWN)
            own, others = self._earned(where), self._earned(near)
            for key in tried & (own.keys() | others.keys()):
                earned = max(own.get(key, 0.0) * term.trust, others.get(key, 0.0) * _ALIKE)
                held[key] += weight * earned
        return max(held.values(), default=0.0) / max(whole, _ENOUGH)

    def _earned(self, where: Places) -> dict[str, float]:
        passages = self._index.passages
        best: dict[str, float] = {passages[at].entry.id: _IN_NAME for at in where.named}
        for at in where.told:
            key, earned = passages[at].entry.id, _IN_TEXT[passages[at].part]
            best[key] = max(best.get(key, 0.0), earned)
        return best

    def _rarity(self, where: Places) -> float:
        passages = self._index.passages
        return self._index.rarity(len({passages[at].entry.id for at in where.named | where.told}))


def _named_share(reading: Reading) -> float:
    """Return how many of the words that count belong to a name that is said."""
    named = {word for name in reading.named.values() for word in name}
    words = [term.word for term in reading.terms] or list(reading.words)
    return sum(word in named for word in words) / len(words) if named else 0.0
