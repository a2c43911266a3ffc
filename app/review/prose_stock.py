"""Which words a reworded sentence may be made of, and which lead-ins say nothing. Pure.

Rules: deny by default. A word that says something is the block's own, in some form of it, or on the
list that any block may use. Lead-ins are whole phrases from a list, those of praise where there is
praise, and are taken off before anything is looked at.
"""

import re
from collections.abc import Iterable, Sequence

from app.review.coach_answers import folded
from app.review.prose import ADVICE, BLAME, PRAISE
from app.review.prose_words import ProseWords

_SHORTEST, _LEAST_SHARED = 3, 3
_MOST_LEADS = 4
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def words_in(text: str, words: ProseWords) -> tuple[str, ...]:
    """Return the words that say something, whole and in their order."""
    found = (word.replace("'", "") for word in _WORD.findall(folded(text)))
    passed_over = words.small | words.claims.numbers.keys()
    return tuple(word for word in found if len(word) >= _SHORTEST and word not in passed_over)


def is_form(word: str, other: str, words: ProseWords) -> bool:
    """Say whether two words are one with other endings."""
    shared = 0
    for one, another in zip(word, other, strict=False):
        if one != another:
            break
        shared += 1
    lowest = max(_LEAST_SHARED, min(len(word), len(other)) - words.longest_ending)
    return any(
        word[at:] in words.endings and other[at:] in words.endings
        for at in range(lowest, shared + 1)
    )


def strange_in(text: str, own: Sequence[str], words: ProseWords) -> tuple[str, ...]:
    """Return the words that are neither among those nor on the list for any block."""
    return tuple(
        word
        for word in words_in(text, words)
        if word not in words.glue and not is_among(word, own, words)
    )


def is_among(word: str, own: Iterable[str], words: ProseWords) -> bool:
    """Say whether a word, or a form of it, is among others."""
    return any(word == one or is_form(word, one, words) for one in own)


def without_leads(text: str, tones: frozenset[str], words: ProseWords) -> str:
    """Return a sentence without the lead-ins that a block of these tones may have."""
    for _ in range(_MOST_LEADS):
        rest = text
        for pattern in _leads(tones, words):
            rest = pattern.sub("", rest, count=1).strip()
        if rest == text:
            break
        text = rest
    return text


def is_in_order(told: Sequence[str], own: Sequence[str], words: ProseWords) -> bool:
    """Say whether the words of both stand in one order, the last ones perhaps put first."""
    shared = [word for word in told if is_among(word, own, words)]
    turned = ((*own[at:], *own[:at]) for at in range(max(len(own), 1)))
    return any(_is_within(shared, row, words) for row in turned)


def _is_within(part: Sequence[str], whole: Sequence[str], words: ProseWords) -> bool:
    rest = iter(whole)
    return all(any(is_among(one, (other,), words) for other in rest) for one in part)


def _leads(tones: frozenset[str], words: ProseWords) -> list[re.Pattern[str]]:
    found = [words.leads]
    if ADVICE in tones:
        found.append(words.hints)
    if PRAISE in tones:
        found.append(words.cheers)
    if {PRAISE, ADVICE} <= tones:
        found.append(words.keeps)
    if {BLAME, ADVICE} <= tones:
        found.append(words.stops)
    return found
