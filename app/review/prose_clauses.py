"""Clauses of a sentence, in the form in which what they say is compared. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.review.claim_figures import Figure, figures_in
from app.review.claim_texts import STEM
from app.review.coach_answers import folded
from app.review.prose_stock import words_in
from app.review.prose_words import ProseWords

YOU, THEY = "you", "they"
_FEWEST = 2  # words that a clause of its own has
_SHORTEST = 3
_DEED = 4  # letters that a deed is told by
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause says: words, how often it says no, how much, of whom, which figures.

    `roles` are those it speaks of in turn, each once in a row, the other side `theirs` times;
    `subject` is whom the clause before it begins with, `beside` the sides that a preposition brings
    in, `said` the words in their order. A turn's number is no figure here.
    """

    stems: frozenset[str]
    denials: int
    degrees: tuple[str, ...]
    compares: frozenset[str]
    reverses: frozenset[str]
    roles: tuple[str, ...]
    figures: tuple[Figure, ...]
    theirs: int = 0
    subject: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    said: tuple[str, ...] = ()

    @property
    def whole_roles(self) -> tuple[str, ...]:
        """Return the roles where the clause goes on about whom the one before began with."""
        return self.roles if self.roles[:1] == self.subject else (*self.subject, *self.roles)


def clauses_of(sentence: str, names: Sequence[str], words: ProseWords) -> tuple[Clause, ...]:
    """Return the clauses of a sentence; one with little to say belongs to its neighbour."""
    clauses: list[Clause] = []
    subject: tuple[str, ...] = ()
    for whole in words.ends.split(plain_of(sentence, names, words)):
        for part in _joined(words.parts.split(whole), words):
            clauses.append(_clause(part, subject, words))
            subject = clauses[-1].roles[:1] or subject
    return tuple(clauses)


def parts_of(sentence: str, names: Sequence[str], words: ProseWords) -> tuple[str, ...]:
    """Return the parts a sentence falls into, thin ones by themselves."""
    wholes = words.ends.split(plain_of(sentence, names, words))
    parts = (part.strip() for whole in wholes for part in words.parts.split(whole))
    return tuple(part for part in parts if part)


def chunks_of(sentence: str, names: Sequence[str], words: ProseWords) -> tuple[str, ...]:
    """Return what stands between the stops and commas of a sentence."""
    wholes = words.ends.split(plain_of(sentence, names, words))
    chunks = (chunk.strip() for whole in wholes for chunk in whole.split(","))
    return tuple(chunk for chunk in chunks if chunk)


def stems_in(text: str, words: ProseWords) -> frozenset[str]:
    """Return the beginnings of the words that say something."""
    found = (word.replace("'", "") for word in _WORD.findall(folded(text)))
    passed_over = words.small | words.claims.numbers.keys()
    return frozenset(
        word[:STEM] for word in found if len(word) >= _SHORTEST and word not in passed_over
    )


def turns_in(sentence: str, words: ProseWords) -> frozenset[int]:
    """Return the numbers of the turns that a sentence names."""
    found = words.claims.turns.findall(folded(sentence))
    return frozenset(int(number) for one in found for number in re.findall(r"\d+", one))


def plain_of(sentence: str, names: Sequence[str], words: ProseWords) -> str:
    """Return a sentence in lower case without quotes and idioms; a name is "they"."""
    text = _QUOTED.sub(" ", sentence.replace("’", "'")).casefold()
    for name in names:
        text = re.sub(rf"\b{re.escape(name.casefold())}\b", words.them, text)
    return " ".join(words.idioms.sub(" ", text).split())


def _joined(parts: Sequence[str], words: ProseWords) -> list[str]:
    """Join a part with hardly a word to the one before, the first one to the one after."""
    told: list[str] = []
    for part in parts:
        if told and _belong_together(told[-1], part, words):
            told[-1] = f"{told[-1]} {part}".strip()
        elif part.strip():
            told.append(part.strip())
    return told


def _belong_together(before: str, part: str, words: ProseWords) -> bool:
    if _has_figure(before) and _has_figure(part):
        return False
    if words.claims.negates.search(folded(before)) and stems_in(part, words):
        return _is_thin(before, words)
    return _is_thin(before, words) or _is_thin(part, words)


def _is_thin(part: str, words: ProseWords) -> bool:
    plain = folded(part)
    denies = words.claims.negates.search(plain)
    compares = words.compares.search(plain) and stems_in(part, words)
    return len(stems_in(part, words)) < _FEWEST and not denies and not compares


def _has_figure(part: str) -> bool:
    return any(mark.isdigit() for mark in part)


def _clause(text: str, subject: tuple[str, ...], words: ProseWords) -> Clause:
    claims, plain = words.claims, folded(text)
    counted = claims.turns.sub(" ", claims.uncounted.sub(" ", plain))
    return Clause(
        stems_in(plain, words),
        len(claims.negates.findall(plain)),
        tuple(sorted(words.degree.findall(plain))),
        frozenset(words.compares.findall(plain)),
        frozenset(one[:_DEED] for one in words.reverses.findall(plain)),
        _roles(text, words),
        figures_in(counted, claims.numbers),
        len(words.they.findall(text)),
        subject,
        frozenset(words.beside.findall(text)),
        words_in(plain, words),
    )


def _roles(text: str, words: ProseWords) -> tuple[str, ...]:
    pairs = ((YOU, words.you), (THEY, words.they))
    found = sorted((one.start(), role) for role, pattern in pairs for one in pattern.finditer(text))
    roles: list[str] = []
    for _, role in found:
        if roles[-1:] != [role]:
            roles.append(role)
    return tuple(roles)
