"""The passages of one language in SQLite's full-text search, in memory, ranked by BM25.

Rules: one row a passage, each with its entry's names beside its text; what is searched for is
always quoted, so no sign in a question has a meaning of its own.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from threading import Lock

from app.knowledge.passages import DEFINITION, Passage, names_of
from app.knowledge.search_tokens import cut, words_in

_CREATE = (
    "CREATE VIRTUAL TABLE passages USING fts5(title, aliases, definition, section, tokenize='{}')"
)
_INSERT = "INSERT INTO passages(rowid, title, aliases, definition, section) VALUES (?, ?, ?, ?, ?)"
# Weights of title, aliases, definition and section.
_RANKED = "SELECT rowid, bm25(passages, 6.0, 5.0, 2.0, 1.0) FROM passages WHERE passages MATCH ?"
_HOLDING = "SELECT rowid FROM passages WHERE passages MATCH ?"
_EVERYWHERE = 0.4
_Row = tuple[int, str, str, str, str]
_NAMES, _TEXTS = "{title aliases}", "{definition section}"


@dataclass(frozen=True, slots=True)
class Places:
    """Where one word stands: positions of passages by their names, and by their text."""

    named: frozenset[int]
    told: frozenset[int]


class Index:
    """All passages of a language; positions are those of `passages`."""

    def __init__(
        self,
        passages: Sequence[Passage],
        further: Mapping[str, Iterable[str]],
        stemmer: str,
        endings: tuple[str, ...],
    ) -> None:
        """Fill the table; `further` are more names by entry id, `stemmer` one of FTS5's."""
        self.passages = tuple(passages)
        self._size = len({passage.entry.id for passage in passages})
        self._endings = endings
        self._lock = Lock()
        # Questions come from the thread of the event loop, the table may be made in another.
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(_CREATE.format(f"{stemmer} unicode61 remove_diacritics 2".strip()))
        rows = [self._row(at, one, further) for at, one in enumerate(self.passages)]
        self._db.executemany(_INSERT, rows)
        counts = Counter(word for row in rows for word in set(" ".join(row[1:]).split()))
        # Such words are worth nothing to BM25 and cost the most to look up.
        self._everywhere = {word for word, n in counts.items() if n > _EVERYWHERE * len(rows)}

    def rank(self, words: Iterable[str]) -> dict[int, float]:
        """Return the passages that hold any of the words, with their BM25 (more is better)."""
        rare = (word for word in words if word not in self._everywhere)
        asked = " OR ".join(map(self._quoted, rare))
        if not asked:
            return {}
        with self._lock:
            return {at: -score for at, score in self._db.execute(_RANKED, (asked,))}

    def places(self, *words: str) -> Places:
        """Return where any of the words stands."""
        quoted = " OR ".join(map(self._quoted, words))
        if not quoted:
            return Places(frozenset(), frozenset())
        named, told = (self._holding(f"{columns} : ({quoted})") for columns in (_NAMES, _TEXTS))
        return Places(named, told)

    def has(self, word: str) -> bool:
        """Say whether a word stands anywhere, in any form of it."""
        where = self.places(word)
        return bool(where.named or where.told)

    def rarity(self, entries: int) -> float:
        """Return the inverse document frequency of a word that so many entries hold."""
        return log(1 + (self._size - entries + 0.5) / (entries + 0.5))

    def _holding(self, asked: str) -> frozenset[int]:
        with self._lock:
            return frozenset(at for (at,) in self._db.execute(_HOLDING, (asked,)))

    def _row(self, at: int, passage: Passage, further: Mapping[str, Iterable[str]]) -> _Row:
        title, *aliases = names_of(passage.entry, further)
        text = self._plain(passage.text)
        texts = (text, "") if passage.part == DEFINITION else ("", text)
        return (at, self._plain(title), self._plain(" ".join(aliases)), *texts)

    def _plain(self, text: str) -> str:
        return " ".join(cut(word, self._endings) for word in words_in(text))

    def _quoted(self, word: str) -> str:
        """Return a word as a string of FTS5, in which no sign has a meaning."""
        plain = cut(word, self._endings).replace('"', '""').replace("\0", "")
        return f'"{plain}"'
