"""What a block of a report says, in the forms in which other words are looked up in it. Pure."""

import re
from dataclasses import dataclass
from itertools import chain

from app.dialogue.phrasebook import fill
from app.review.claim_figures import Figure
from app.review.claim_texts import bare, quoted_in, unquoted
from app.review.prose import Around, Prose
from app.review.prose_clauses import Clause, clauses_of, stems_in
from app.review.prose_order import Step, is_edit_of, row_of
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

    @classmethod
    def of(cls, prose: Prose, about: Around, words: ProseWords) -> "Ground":
        """Return a block in these forms."""
        told = (*prose.must, *(_at_turn(turn, said, words) for turn, said in prose.may))
        quotes = (*prose.quotes, *chain.from_iterable(map(quoted_in, told)))
        spoken = " ".join(map(unquoted, told))
        return cls(
            prose, about, words, told,
            tuple(clauses_of(one, about.names, words) for one in told),
            tuple(row_of(one, about.names, words) for one in told),
            spoken, " | ".join(map(bare, quotes)),
            stems_in(spoken, words) | stems_in(" ".join(words.glue), words),
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
        """Return the places of the sentences that one says over again, with a few words more."""
        row = row_of(sentence, self.about.names, self.words)
        return [at for at, own in enumerate(self.rows) if is_edit_of(row, own, self.known)]

    def best(self, clause: Clause) -> list[tuple[int, Clause]]:
        """Return the clauses most like one, with the place of their sentence; none if none is."""
        pairs = [(at, one) for at, clauses in enumerate(self.clauses) for one in clauses]
        most = max((len(clause.stems & one.stems) for _, one in pairs), default=0)
        return [(at, one) for at, one in pairs if most and len(clause.stems & one.stems) == most]


def _at_turn(turn: int | None, text: str, words: ProseWords) -> str:
    return text if turn is None else fill(words.at_turn, {"turn": str(turn), "text": text})
