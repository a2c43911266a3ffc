"""What a block of a report says, in the forms in which other words are looked up in it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from app.dialogue.phrasebook import fill
from app.review.claim_figures import Figure
from app.review.claim_texts import bare, quoted_in, unquoted
from app.review.coach_answers import folded
from app.review.prose import Around, Prose
from app.review.prose_clauses import Clause, chunks_of, clauses_of, parts_of, plain_of, stems_in
from app.review.prose_order import Step, is_edit_of, is_turn_of, joined, row_of
from app.review.prose_stock import is_among, words_in
from app.review.prose_words import ProseWords


@dataclass(frozen=True, slots=True)
class Ground:
    """What a block says; `spoken` is without what it quotes, `known` are words that may be used."""

    prose: Prose
    about: Around
    words: ProseWords
    sentences: tuple[str, ...]
    clauses: tuple[tuple[Clause, ...], ...]
    rows: tuple[tuple[Step, ...], ...]
    spoken: str
    quotes: str
    known: frozenset[str]
    glue: frozenset[str]
    own: tuple[str, ...]
    must: str
    beside: frozenset[str]

    @classmethod
    def of(cls, prose: Prose, about: Around, words: ProseWords) -> "Ground":
        """Return a block in these forms."""
        told = (*prose.must, *(_at_turn(turn, said, words) for turn, said in prose.may))
        quotes = (*prose.quotes, *chain.from_iterable(map(quoted_in, told)))
        spoken = " ".join(map(unquoted, told))
        plain = " ".join(plain_of(one, about.names, words) for one in told)
        return cls(
            prose, about, words, told,
            tuple(clauses_of(one, about.names, words) for one in told),
            tuple(row_of(one, about.names, words) for one in told),
            spoken, " | ".join(map(bare, quotes)),
            stems_in(spoken, words) | stems_in(" ".join(words.glue), words),
            stems_in(" ".join(words.glue), words), words_in(plain, words),
            words.claims.turns.sub(" ", plain_of(unquoted(prose.text), about.names, words)),
            frozenset(words.beside.findall(plain)),
        )  # fmt: skip

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return every figure in it; a turn's number is none."""
        return tuple(
            one for clauses in self.clauses for clause in clauses for one in clause.figures
        )

    def says(self, word: str) -> bool:
        """Say whether a word, or several in a row, stand in it outside of quotes."""
        return re.search(rf"\b{re.escape(word)}\b", self.spoken) is not None

    def edited(self, sentence: str) -> list[int]:
        """Return the places of the sentences that one says over again, one after another.

        Its parts may stand in another order where nothing in them depends on it.
        """
        names, words = self.about.names, self.words
        is_free = not words.binds.search(folded(sentence))
        chunks = [row_of(one, (), words) for one in chunks_of(sentence, names, words)]
        parts = [row_of(one, (), words) for one in parts_of(sentence, names, words)]
        return self._woven(chunks, is_free=is_free) or self._woven(parts, is_free=False)

    def _woven(self, rows: Sequence[tuple[Step, ...]], *, is_free: bool) -> list[int]:
        for end in range(len(rows), 0, -1):
            here = self._same_as(rows[:end], is_free=is_free)
            rest = self._woven(rows[end:], is_free=is_free) if here else []
            if here and (rest or end == len(rows)):
                return [*here, *rest]
        return []

    def _same_as(self, rows: Sequence[tuple[Step, ...]], *, is_free: bool) -> list[int]:
        whole, glue = joined(rows), self.glue
        found = [at for at, own in enumerate(self.rows) if is_edit_of(whole, own, glue)]
        if found or not is_free:
            return found
        return [
            at
            for at, own in enumerate(self.rows)
            if is_turn_of(rows, own, glue) and not self.words.binds.search(self.sentences[at])
        ]

    def is_from(self, told: Sequence[str], at: int) -> bool:
        """Say whether words are those of one sentence."""
        own = self.said(at)
        return all(word in self.words.glue or is_among(word, own, self.words) for word in told)

    def said(self, at: int) -> tuple[str, ...]:
        """Return the words of a sentence in their order."""
        return tuple(word for one in self.clauses[at] for word in one.said)

    def best(self, clause: Clause) -> list[tuple[int, Clause]]:
        """Return the clauses most like one, with the place of their sentence; none if none is."""
        pairs = [(at, one) for at, clauses in enumerate(self.clauses) for one in clauses]
        most = max((len(clause.stems & one.stems) for _, one in pairs), default=0)
        return [(at, one) for at, one in pairs if most and len(clause.stems & one.stems) == most]


def _at_turn(turn: int | None, text: str, words: ProseWords) -> str:
    return text if turn is None else fill(words.at_turn, {"turn": str(turn), "text": text})
