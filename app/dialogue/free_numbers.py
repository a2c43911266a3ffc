"""Numbers in words as people speak them freely: "ten forty", "thirteen", "two hundred and fifty".

The ear for learners knows the ones that its patterns can be sure of; a reply is read with all of
them, so that none stands in it unread.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

_HUNDRED, _THOUSAND = 100, 1000
_JOINT = r"(?:[ -]| and | y )"


@dataclass(frozen=True)
class NumberWords:
    """Words of a language and their numbers; hundreds and thousands multiply what is before."""

    words: Mapping[str, int]

    @cached_property
    def run(self) -> re.Pattern[str]:
        """Match number words one after another."""
        word = "|".join(sorted(map(re.escape, self.words), key=lambda w: (-len(w), w)))
        return re.compile(rf"(?<!\w)(?:{word})(?:{_JOINT}(?:{word}))*(?!\w)")

    @cached_property
    def word(self) -> re.Pattern[str]:
        """Match one number word."""
        word = "|".join(sorted(map(re.escape, self.words), key=lambda w: (-len(w), w)))
        return re.compile(rf"(?<!\w)(?:{word})(?!\w)")

    def read(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield each number of a normalised text with its start and end."""
        for run in self.run.finditer(text):
            yield from self._numbers(text, run.start(), run.end())

    def _numbers(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        number, began, until = 0, start, start
        for match in self.word.finditer(text, start, end):
            joined = _join(number, self.words[match.group()])
            if joined is None:
                yield number, began, until
                number, began = self.words[match.group()], match.start()
            else:
                number = joined
            until = match.end()
        yield number, began, until


def _join(number: int, following: int) -> int | None:
    """Return what two number words make together, None where they are two numbers."""
    if number == 0:
        return following
    if following in (_HUNDRED, _THOUSAND) and number % following:
        below = number % _THOUSAND if following == _HUNDRED else number
        return number - below + below * following
    if number % _power(following) == 0 and following < number:
        return number + following
    is_spoken = _TEN <= number < _HUNDRED and _TEN <= following < _HUNDRED
    return number * _HUNDRED + following if is_spoken else None


_TEN = 10


def _power(number: int) -> int:
    """Return the power of ten above a number: 10 for 7, 100 for 70."""
    power = _TEN
    while power <= number:
        power *= _TEN
    return power
