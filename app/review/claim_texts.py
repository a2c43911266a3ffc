"""What a claim is looked up by: its quotes, its words that say something, their stems. Pure."""

import re

from app.review.coach_answers import folded
from app.review.coach_talk import ClaimWords

LONGEST = 400  # characters of a sentence
STEM = 5
MARKUP = re.compile(r"[<>{}\\`#|]|https?:|www\.|\n")
_SHORTEST = 4
_QUOTES = re.compile(
    r"[“\"«]([^“”\"«»]+)[”\"»]|(?<![\w'])[\u2018']([^\u2018’']+(?:['’]\w[^\u2018’']*)*)[’'](?!\w)"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def quoted_in(text: str) -> tuple[str, ...]:
    """Return what stands in quotation marks."""
    return tuple(first or second for first, second in _QUOTES.findall(text))


def unquoted(text: str) -> str:
    """Return a text folded and without what it quotes."""
    return folded(_QUOTES.sub(" ", text))


def bare(text: str) -> str:
    """Return a text folded, with plain quotation marks: what quotes are looked up in."""
    return re.sub(r"[“”«»\"]", '"', folded(text)).replace("\u2018", "'")


def content_of(text: str, words: ClaimWords) -> list[str]:
    """Return the words that say something; figures are looked at by themselves."""
    found = (word.replace("'", "") for word in _WORD.findall(text))
    passed_over = words.free | words.numbers.keys()
    return [word for word in found if len(word) >= _SHORTEST and word not in passed_over]


def stems_of(text: str, words: ClaimWords) -> frozenset[str]:
    """Return the beginnings of those words."""
    return frozenset(word[:STEM] for word in content_of(text, words))
