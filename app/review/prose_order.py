"""A sentence as a row of what it says, to tell whether another is the same with a few words more.

Words that say nothing are left out; a denial, an amount, a comparison, a side and a figure have to
stand in both, in the same places. Pure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.review.claim_texts import STEM
from app.review.coach_answers import folded
from app.review.prose_clauses import THEY, YOU, plain_of
from app.review.prose_words import ProseWords

_DENIAL = "not"
_MOST_STRANGE, _LEAST_KEPT = 0.4, 0.67
_SHORTEST = 3
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

    `known` are the beginnings of words that anybody may put in.
    """
    fixed = [step for step in told if step.is_fixed]
    if not own or fixed != [step for step in own if step.is_fixed]:
        return False
    kept = [step for step in told if step in own]
    put_in = [step for step in told if step not in own]
    strange = [step for step in put_in if step.text not in known]
    if len(strange) > _MOST_STRANGE * len(told) or len(kept) < _LEAST_KEPT * len(own):
        return False
    return _is_within(kept, own)


def _is_within(part: Sequence[Step], whole: Sequence[Step]) -> bool:
    """Say whether the steps of a part stand in a whole in this order."""
    rest = iter(whole)
    return all(any(step == other for other in rest) for step in part)


def _steps(text: str, plain: str, words: ProseWords) -> Iterator[Step]:
    found = list(_fixed(text, plain, words))
    taken = [range(*place) for place, _ in found]
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
