"""Finds the entries a question is about, and says whether it is about any.

BM25 ranks passages: by the words that count, a little less by words that are used for them, and a
little by all of them. An entry has the score of its best passage, a part of its others', and more
where the question holds one of its names. How it does: docs/calibration.md.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from app.knowledge.glossary import Entry
from app.knowledge.index import Index
from app.knowledge.passages import Passage, names_of, passages_of
from app.knowledge.search_reading import Reader, Reading
from app.knowledge.search_scope import FLOOR, Scope
from app.knowledge.search_tokens import words_in
from app.knowledge.search_words import SearchWords

# What words that are used for those of the question add, and all words it has.
_ALIKE = 0.4
_EVERY_WORD = 0.4
# What other passages of an entry add to its best one, and each word of a name that is said.
_OTHERS = 0.2
_NAME_WORD = 5.0
# An entry with less of the best one's score only shares a word with the question.
_NEAR = 0.25
# So many entries are looked through for what the question asks.
_TRIED = 12


@dataclass(frozen=True, slots=True)
class Found:
    """What a question is about: `entries` best first, and `scores` of the passages by position.

    `share` is how much of it the best entry holds; `passages` are all, as `scores` counts them.
    """

    reading: Reading
    entries: tuple[Entry, ...]
    share: float
    is_in_scope: bool
    scores: Mapping[int, float]
    passages: tuple[Passage, ...]


class Search:
    """The entries of one language, ready to be asked for."""

    def __init__(self, entries: Mapping[str, Entry], words: SearchWords) -> None:
        """Index the entries, by id; takes about 0.1 s for 126 of them."""
        self._entries = entries
        passages = tuple(passages_of(entries.values(), words.definition))
        self._index = Index(passages, words.names, words.stemmer, words.endings)
        self._scope = Scope(self._index)
        names = [
            (name, entry.id) for entry in entries.values() for name in names_of(entry, words.names)
        ]
        vocabulary = (word for passage in passages for word in words_in(passage.text))
        self._reader = Reader(words, names, vocabulary, self._index.has)

    def find(self, question: str) -> Found:
        """Return what a question is about; any text will do."""
        reading = self._reader.read(question)
        scores = self._scores(reading)
        ranked = self._ranked(scores, reading)
        share = self._scope.share(reading, ranked[:_TRIED])
        is_in_scope = bool(ranked) and share >= FLOOR and not reading.is_foreign
        entries = tuple(self._entries[key] for key in ranked)
        return Found(reading, entries, share, is_in_scope, scores, self._index.passages)

    def _scores(self, reading: Reading) -> dict[int, float]:
        counting = self._index.rank(term.word for term in reading.terms)
        alike = self._index.rank(word for term in reading.terms for word in term.alike)
        every = self._index.rank(reading.words) if counting or alike or reading.named else {}
        parts = ((1.0, counting), (_ALIKE, alike), (_EVERY_WORD, every))
        scores: dict[int, float] = defaultdict(float)
        for weight, ranked in parts:
            for at, score in ranked.items():
                scores[at] += weight * score
        return dict(scores)

    def _ranked(self, scores: Mapping[int, float], reading: Reading) -> list[str]:
        by_entry: dict[str, list[float]] = defaultdict(list)
        for at, score in scores.items():
            by_entry[self._index.passages[at].entry.id].append(score)
        total = {
            key: max(found) * (1 - _OTHERS) + sum(found) * _OTHERS
            for key, found in by_entry.items()
        }
        for key, name in reading.named.items():
            total[key] = total.get(key, 0.0) + _NAME_WORD * len(name)
        near = _NEAR * max(total.values(), default=0.0)
        return sorted((k for k in total if total[k] >= near), key=lambda key: (-total[key], key))
