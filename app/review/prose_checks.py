"""Checks a block of a report in a model's words against the report's own sentences. Pure.

Rules: deny by default. Every sentence is looked at by itself and in its clauses: its figures, turns
and quotes stand in the block, most of its words do, and each clause says no, how much, which is
more and of whom as the clause of the block that is most like it. Praise, reproach and advice are
where the block has them. A sentence that fails is dropped; where the rest leaves out what the block
has to say, the block keeps its own words. What cannot be told from words (an odd emphasis) passes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.review.claim_figures import is_among
from app.review.claim_texts import (
    LONGEST,
    MARKUP,
    bare,
    quoted_in,
    unquoted,
)
from app.review.coach_answers import folded
from app.review.parting import sentences_of
from app.review.prose import ADVICE, BLAME, PRAISE, Around, Prose
from app.review.prose_clauses import Clause, clauses_of, plain_of, turns_in
from app.review.prose_ground import Ground
from app.review.prose_meaning import differs, weighs
from app.review.prose_stock import is_in_order, strange_in, without_leads, words_in
from app.review.prose_words import ProseWords

_MOST_SENTENCES, _MOST_CHARACTERS = 6, 1200
_COVERED = 0.67
_FEWEST_QUOTED = 3
_RUN_ON = re.compile(r"[.!?]\s+[a-zà-ÿ]")
_LABELLED = re.compile(r"^\W*[\w ]{1,20}:")


@dataclass(frozen=True, slots=True)
class Reworded:
    """What came of a block: its words, None where it keeps its own, and why sentences fell."""

    text: str | None
    dropped: tuple[str, ...] = ()


def check_prose(prose: Prose, text: str, about: Around, words: ProseWords) -> Reworded:
    """Check what a model wrote for a block."""
    if not text.strip():
        return Reworded(None, ("empty",))
    sentences = sentences_of(text)
    if len(text) > _MOST_CHARACTERS or len(sentences) > _MOST_SENTENCES:
        return Reworded(None, ("long",))
    ground = Ground.of(prose, about, words)
    read = [_read(sentence, ground) for sentence in sentences]
    faults = [sentence.fault() for sentence in read]
    if MARKUP.search(text.replace("\n", " ")) or "\n" in text.strip():
        return Reworded(None, ("form",))
    kept = [one for one, fault in zip(read, faults, strict=True) if not fault]
    dropped = tuple(fault for fault in faults if fault)
    if not kept or not _holds(prose, kept, ground):
        return Reworded(None, (*dropped, "incomplete") if kept else dropped)
    told = " ".join(one.whole for one in kept)
    return Reworded(None if told == prose.text else told, dropped)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as it stands (`whole`) and without what leads into it (`text`)."""

    whole: str
    text: str
    spoken: str
    clauses: tuple[Clause, ...]
    ground: Ground

    @classmethod
    def of(cls, whole: str, text: str, ground: Ground) -> "_Sentence":
        clauses = clauses_of(text, ground.about.names, ground.words)
        return cls(whole, text, unquoted(text), clauses, ground)

    def fault(self) -> str:
        if any(bare(one).rstrip(" .!") == self.own for one in self.ground.sentences):
            return self.figures()
        if not self.text:
            is_here = turns_in(self.whole, self.ground.words) <= {self.ground.prose.turn}
            return "" if is_here else "figure"
        return (
            self.form()
            or self.quotes()
            or self.levels()
            or self.tone()
            or self.figures()
            or self.support()
            or self.meaning()
        )

    @property
    def own(self) -> str:
        return bare(self.text).rstrip(" .!")

    def form(self) -> str:
        words = self.ground.words
        gives_in = words.claims.revises.search(self.spoken)
        if len(self.text) > LONGEST or (gives_in and not self.ground.says(gives_in[0])):
            return "form"
        if _RUN_ON.search(_unquoted_raw(self.text)):
            return "form"
        if "?" in _unquoted_raw(self.text):
            return "question"
        plain = plain_of(self.text, self.ground.about.names, words)
        if (label := _LABELLED.match(plain)) and _is_person(label[0], words):
            return "role"
        is_told = all(self.ground.says(one[0]) for one in words.we.finditer(plain))
        return "" if is_told else "role"

    def quotes(self) -> str:
        for quoted in quoted_in(self.text):
            wanted = bare(quoted).strip(" .,!?…;:")
            whole = {part.strip(" .,!?…;:") for part in self.ground.quotes.split(" | ")}
            is_long = len(wanted.split()) >= _FEWEST_QUOTED
            if wanted not in whole and not (is_long and wanted in self.ground.quotes):
                return "quote"
        return ""

    def levels(self) -> str:
        """A level is told beside the words, so none but the block's own sentence speaks of one."""
        return "level" if self.ground.words.claims.level.search(self.spoken) else ""

    def tone(self) -> str:
        words, tones = self.ground.words, self.ground.prose.tones
        plain = folded(plain_of(self.text, (), words))
        looked = [(PRAISE, words.praise), (BLAME, words.blame), (ADVICE, words.advice)]
        strict = [("strong", words.strong), ("strong", words.claims.verbatim)]
        for name, pattern in (*looked, *strict):
            found = [one[0] for one in pattern.finditer(plain)]
            if name not in tones and not all(map(self.ground.says, found)):
                return name
        return ""

    def figures(self) -> str:
        found = [one for clause in self.clauses for one in clause.figures]
        if not all(is_among(one, self.ground.figures) for one in found):
            return "figure"
        prose, words = self.ground.prose, self.ground.words
        known = frozenset().union(*(turns_in(one, words) for one in self.ground.sentences))
        turns = turns_in(self.whole, words) - {prose.turn}
        return "" if turns <= known else "figure"

    def support(self) -> str:
        words = self.ground.words
        plain = plain_of(self.text, self.ground.about.names, words)
        plain = words.claims.turns.sub(" ", plain)
        if strange_in(plain, self.ground.own, words) or self.names_somebody():
            return "support"
        if not words_in(plain, words):
            return "" if quoted_in(self.text) else "support"
        beside = set(words.beside.findall(plain))
        return "" if beside <= self.ground.beside else "role"

    def names_somebody(self) -> bool:
        """Say whether a name stands in it that the block does not tell."""
        own = {name.casefold() for name in self.ground.about.names}
        words = re.findall(r"[^\W\d_]+", _unquoted_raw(self.text))[1:]
        named = {word.casefold() for word in words if word[0].isupper() and len(word) > 1}
        return not all(self.ground.says(folded(word)) for word in named - own)

    def meaning(self) -> str:
        """Each clause has to mean one of the block's, unless a whole sentence is said over again.

        A turn that is named has to be that of one of the sentences that are meant.
        """
        places = set(self.ground.edited(self.text))
        is_edit = bool(places)
        if not is_edit and not any(map(self.ground.best, self.clauses)):
            return "" if self.is_kind_word() or quoted_in(self.text) else "support"
        for clause in self.clauses:
            meant, fault = self.meant(clause)
            if fault and not is_edit:
                return fault
            places |= meant
        if not is_edit and not all(map(self.is_in_order, places)):
            return "order"
        words, quotes = self.ground.words, [bare(one) for one in quoted_in(self.text)]
        for at, sentence in enumerate(self.ground.sentences):
            places |= {at} if any(one in bare(sentence) for one in quotes) else set()
        of_these = frozenset().union(*(turns_in(self.ground.sentences[at], words) for at in places))
        turns = turns_in(self.whole, words) - {self.ground.prose.turn}
        return "" if turns <= of_these else "figure"

    def is_in_order(self, at: int) -> bool:
        """Say whether its words that one of the block's sentences has stand as they do there."""
        said = [word for clause in self.clauses for word in clause.said]
        return is_in_order(said, self.ground.said(at), self.ground.words)

    def is_kind_word(self) -> bool:
        """Say whether a sentence is a word or two of praise where there is praise."""
        is_short = len(self.text.split()) < _FEWEST_QUOTED
        is_praise = PRAISE in self.ground.prose.tones and ADVICE not in self.ground.prose.tones
        return is_short and is_praise and bool(self.ground.words.praise.search(self.spoken))

    def meant(self, clause: Clause) -> tuple[set[int], str]:
        """Return the places of the sentences a clause is like, and in what it says otherwise."""
        known, best = self.ground.known, self.ground.best(clause)
        same = {
            at
            for at, one in best
            if not differs(clause, one, known) and self.ground.is_from(clause.said, at)
        }
        if best:
            return same, "" if same else differs(clause, best[0][1], known) or "order"
        return set(), "support" if weighs(clause, known) else ""


def _read(whole: str, ground: Ground) -> _Sentence:
    """Read a sentence as it stands, or without what leads into it if only so it says the same."""
    read = _Sentence.of(whole, whole, ground)
    if not read.fault():
        return read
    return _Sentence.of(whole, without_leads(whole, ground.prose.tones, ground.words), ground)


def _holds(prose: Prose, kept: Sequence[_Sentence], ground: Ground) -> bool:
    """Say whether sentences hold all that a block has to say: figures, quotes, every clause."""
    told, words = " ".join(one.whole for one in kept), ground.words
    said = [clause for one in kept for clause in one.clauses]
    figures = tuple(one for clause in said for one in clause.figures)
    needed = [clause for clauses in ground.clauses[: len(prose.must)] for clause in clauses]
    edited = {at for one in kept for at in ground.edited(one.text)}
    open_ones = [
        clause for at in range(len(prose.must)) if at not in edited for clause in ground.clauses[at]
    ]
    turns = frozenset().union(*(turns_in(one, words) for one in prose.must))
    quotes = [bare(one) for sentence in prose.must for one in quoted_in(sentence)]
    stems = frozenset().union(*(clause.stems for clause in said))
    return (
        sum(one.denials for one in said) >= sum(one.denials for one in needed)
        and all(is_among(one, figures) for clause in needed for one in clause.figures)
        and turns <= turns_in(told, words)
        and all(one in bare(told) for one in quotes)
        and not strange_in(ground.must, words_in(told, words), words)
        and all(_is_covered(clause, said, stems, ground) for clause in open_ones)
    )


def _is_covered(
    needed: Clause, said: Sequence[Clause], stems: frozenset[str], ground: Ground
) -> bool:
    if not needed.stems:
        return True
    for clause in said:
        like = [one for _, one in ground.best(clause)]
        if needed in like and needed.compares <= clause.compares:
            return True
    is_plain = not (needed.denials or needed.degrees or needed.compares)
    return is_plain and len(needed.stems & stems) >= len(needed.stems) * _COVERED


def _is_person(label: str, words: ProseWords) -> bool:
    found = (words.you.search(label), words.they.search(label), words.we.search(label))
    return any(found) and len(label.split()) <= _FEWEST_QUOTED


def _unquoted_raw(text: str) -> str:
    for quoted in quoted_in(text):
        text = text.replace(quoted, " ")
    return text
