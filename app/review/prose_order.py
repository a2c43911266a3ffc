"""A sentence as a row of what it says, to tell whether another is the same with a few words more.

Words that say nothing are left out; a denial, an amount, a comparison, a side and a figure have to
stand in both, in the same places. Pure.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, permutations

from app.review.claim_texts import STEM
from app.review.coach_answers import folded
from app.review.prose_clauses import THEY, YOU, plain_of
from app.review.prose_words import ProseWords

_DENIAL = "not"
_LEAST_KEPT = 0.67
_SHORTEST = 3
_MOST_PARTS = 5
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d.,]*\d|\d")


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a row: a word, or what has to stand in both rows (`is_fixed`)."""

    text: str
    is_fixed: bool = False


_YOU = Step(YOU, is_fixed=True)


def row_of(sentence: str, names: Sequence[str], words: ProseWords) -> tuple[Step, ...]:
    """Return what a sentence says in its order; "you" again and again is told once.

    Which turn it speaks of is no part of it. A text whose accents cannot be told apart has no row.
    """
    rows: list[Step] = []
    text = plain_of(sentence, names, words)
    plain = words.claims.turns.sub(lambda turn: " " * len(turn[0]), folded(text))
    if len(text) != len(plain):
        return ()  # places in one are not those in the other
    for step in _steps(text, plain, words):
        if not (step == _YOU and _last_side(rows) == YOU):
            rows.append(step)
    return tuple(rows)


def is_edit_of(told: Sequence[Step], own: Sequence[Step], known: frozenset[str]) -> bool:
    """Say whether a row is another with some of its words left out and a few put in.

    `known` are the beginnings of words that anybody may put in, and no others may be.
    """
    fixed = [step for step in told if step.is_fixed]
    if not own or fixed != [step for step in own if step.is_fixed]:
        return False
    kept = [step for step in told if step in own]
    put_in = [step for step in told if step not in own]
    strange = [step for step in put_in if step.text not in known]
    if strange or len(kept) < _LEAST_KEPT * len(own):
        return False
    return _is_within(kept, own)


def joined(rows: Iterable[Sequence[Step]]) -> tuple[Step, ...]:
    """Return rows as one; "you" again and again is told once."""
    told: list[Step] = []
    for step in chain.from_iterable(rows):
        if not (step == _YOU and _last_side(told) == YOU):
            told.append(step)
    return tuple(told)


def is_turn_of(parts: Sequence[Sequence[Step]], own: Sequence[Step], glue: frozenset[str]) -> bool:
    """Say whether the parts of a sentence, each kept whole, are a row in some other order."""
    steps = Counter(step for part in parts for step in part if step.is_fixed and step != _YOU)
    if len(parts) > _MOST_PARTS or steps != Counter(
        step for step in own if step.is_fixed and step != _YOU
    ):
        return False
    return any(is_edit_of(joined(order), own, glue) for order in permutations(parts))


def _is_within(part: Sequence[Step], whole: Sequence[Step]) -> bool:
    """Say whether the steps of a part stand in a whole in this order."""
    rest = iter(whole)
    return all(any(step == other for other in rest) for step in part)


def _steps(text: str, plain: str, words: ProseWords) -> Iterator[Step]:
    found = list(_fixed(text, plain, words))
    # a verb that tells whom it is about says something besides
    taken = [range(*place) for place, step in found if step.text not in (YOU, THEY)]
    for word in _WORD.finditer(plain):
        if not any(word.start() in place for place in taken):
            step = _step(word[0], words)
            found += [(word.span(), step)] if step is not None else []
    for _, step in sorted(found, key=lambda one: (one[0], one[1].text)):
        yield step


def _fixed(text: str, plain: str, words: ProseWords) -> Iterator[tuple[tuple[int, int], Step]]:
    for found in words.claims.negates.finditer(plain):
        yield found.span(), Step(_DENIAL, is_fixed=True)
    for pattern in (words.degree, words.compares, words.reverses):
        for found in pattern.finditer(plain):
            yield found.span(), Step(found[0], is_fixed=True)
    for role, pattern in ((YOU, words.you), (THEY, words.they)):
        for found in pattern.finditer(text):
            yield found.span(), Step(role, is_fixed=True)


def _step(word: str, words: ProseWords) -> Step | None:
    bare = word.replace("'", "")
    if bare[0].isdigit() or bare in words.claims.numbers:
        return Step(bare, is_fixed=True)
    if len(bare) < _SHORTEST or bare in words.small:
        return None
    return Step(bare[:STEM])


def _last_side(rows: Sequence[Step]) -> str:
    sides = [step.text for step in rows if step.is_fixed and step.text in (YOU, THEY)]
    return sides[-1] if sides else ""
