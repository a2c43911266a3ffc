"""Mends a sentence before it is read: apostrophes left out, names of issues and options misspelt.

Cautious, as a mended word can carry a value: only one letter too many, too few, or two letters
swapped; the first and the last letter stand; both words have five letters or more; words that are
right as they stand are left alone. Letters keep their places in the utterance: spans hold.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from app.dialogue.language import Language, Respelling
from app.dialogue.segment import Sentence

LEAST_LETTERS = 5
MOST_LETTERS = 20
_WORD = re.compile(r"(?<![\w'])[^\W\d_]+(?![\w'])")


def mended(sentence: Sentence, slips: Mapping[str, str], language: Language) -> Sentence:
    """Return the sentence with its slips mended, the very same where there are none.

    `slips` are misspellings as `slips_of` makes them.
    """
    contracted, known = language.contracted, language.well_spelt
    found = [
        (match.start(), match.end(), better)
        for match in language.spelt.finditer(sentence.text)
        if (better := contracted.get(match.group()) or _mend(match.group(), slips, known))
    ]
    if not found:
        return sentence
    return Sentence(_text(sentence.text, found), sentence.span, _places(sentence, found))


def respelt(sentence: Sentence, respelling: Respelling) -> Sentence:
    """Return the sentence with some words spelt anew, the very same where there are none."""
    found = [
        (match.start(), match.end(), respelling.words[match.group()])
        for match in respelling.pattern.finditer(sentence.text)
    ]
    if not found:
        return sentence
    return Sentence(_text(sentence.text, found), sentence.span, _places(sentence, found))


def slips_of(names: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Return the words that are one slip away from a word of these names, and that word.

    A name itself is among them, standing for itself: a letter too many is found by taking one
    away. A misspelling of two names is left out, and so is every word that is `known`.
    """
    words = {w for name in names for w in _WORD.findall(name) if len(w) >= LEAST_LETTERS}
    found: dict[str, set[str]] = {word: {word} for word in words}
    for word in words:
        for slip in _slips(word):
            if len(slip) >= LEAST_LETTERS and slip not in known and slip not in words:
                found.setdefault(slip, set()).add(word)
    return {slip: min(meant) for slip, meant in found.items() if len(meant) == 1}


def _slips(word: str) -> Iterator[str]:
    """Yield a word with one inner letter left out or two of them swapped."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
        if at < len(word) - 2:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _mend(word: str, slips: Mapping[str, str], known: Collection[str]) -> str | None:
    """Return the name a word is a slip of, or None."""
    meant = slips.get(word)
    if meant is not None:
        return None if meant == word else meant
    if not LEAST_LETTERS < len(word) <= MOST_LETTERS or word in known:
        return None
    shorter = (word[:at] + word[at + 1 :] for at in range(1, len(word) - 1))
    return next((short for short in shorter if slips.get(short) == short), None)


def _text(text: str, found: list[tuple[int, int, str]]) -> str:
    pieces, at = [], 0
    for start, end, better in found:
        pieces += [text[at:start], better]
        at = end
    return "".join([*pieces, text[at:]])


def _places(sentence: Sentence, found: list[tuple[int, int, str]]) -> tuple[int, ...]:
    """Return where each character of the mended text stands in the utterance."""
    begin = sentence.span.start
    before = sentence.places or tuple(range(begin, begin + len(sentence.text)))
    places: list[int] = []
    at = 0
    for start, end, better in found:
        places += before[at:start]
        last = end - start - 1
        places += [before[start + min(i, last)] for i in range(len(better) - 1)]
        places.append(before[end - 1])
        at = end
    return (*places, *before[at:])
