"""A pattern with a guard: what its matches cannot be without, looked for before it is tried.

A sentence meets a thousand patterns, and nearly all of them lack a word it would take. A guard is
worked out once from the pattern's own syntax tree: three letters in a row of which each match must
hold one. Where none can be named, the pattern is always tried, so a guard never hides a match.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

# The library's own parser has no public name; it is the same in Python 3.11 to 3.14.
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LEAST = 3
_MOST = 120  # alternatives; beyond it looking costs what it saves

Compile = Callable[[str], re.Pattern[str]]


class Guarded:
    """A pattern that is tried only on texts that hold one of its trigrams.

    It is compiled and its guard worked out when it is first wanted: there are over a thousand, and
    a start need not wait for them (`ready` does it ahead).
    """

    __slots__ = ("_compile", "_guard", "_is_worked_out", "_pattern", "pattern")

    def __init__(self, pattern: str, compiled: Compile = re.compile) -> None:
        """Take the pattern as it is written and what compiles it, with an error of its own."""
        self.pattern = pattern
        self._compile = compiled
        self._pattern: re.Pattern[str] | None = None
        self._guard: frozenset[str] | None = None
        self._is_worked_out = False

    def ready(self) -> None:
        """Do now what the first search would do; what `compiled` raises comes through."""
        self._made()
        self._lacks_it("")

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match from a place on, as a compiled pattern does."""
        return None if self._lacks_it(text) else self._made().search(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every match, as a compiled pattern does."""
        return iter(()) if self._lacks_it(text) else self._made().finditer(text)

    def _made(self) -> re.Pattern[str]:
        if self._pattern is None:
            self._pattern = self._compile(self.pattern)
        return self._pattern

    def _lacks_it(self, text: str) -> bool:
        if not self._is_worked_out:
            self._guard = self._work_out()
            self._is_worked_out = True
        return self._guard is not None and self._guard.isdisjoint(trigrams(text))

    def _work_out(self) -> frozenset[str] | None:
        try:
            words = words_needed(self.pattern)
        except re.error:
            self._made()  # whose error says where the pattern stands
            raise
        return frozenset(map(_rarest, words)) if words and len(words) <= _MOST else None


@lru_cache(maxsize=64)
def trigrams(text: str) -> frozenset[str]:
    """Return every three characters in a row."""
    return frozenset(text[at : at + _LEAST] for at in range(len(text) - _LEAST + 1))


def words_needed(pattern: str) -> frozenset[str] | None:
    """Return words of which each match holds one, None where no such set can be named."""
    return _needed(parser.parse(pattern))


def _needed(tree: Iterable[Any]) -> frozenset[str] | None:
    best: frozenset[str] | None = None
    for found in _parts(tree):
        if found is not None and (best is None or _worth(found) > _worth(best)):
            best = found
    return best


def _parts(tree: Iterable[Any]) -> Iterator[frozenset[str] | None]:
    """Yield what each part of a sequence needs; all parts have to match."""
    run = ""
    for kind, value in tree:
        if kind is ops.LITERAL:
            run += chr(value)
            continue
        yield _word(run)
        run = ""
        yield _of_part(kind, value)
    yield _word(run)


def _word(run: str) -> frozenset[str] | None:
    return frozenset({run}) if len(run) >= _LEAST else None


def _of_part(kind: Any, value: Any) -> frozenset[str] | None:  # noqa: ANN401 - a private tree
    if kind is ops.SUBPATTERN:
        return _needed(value[-1])
    if kind in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return _needed(value[2]) if value[0] > 0 else None
    if kind is ops.ATOMIC_GROUP:
        return _needed(value)
    if kind is ops.BRANCH:
        ways = [_needed(way) for way in value[1]]
        return None if None in ways else frozenset().union(*(way for way in ways if way))
    return None


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """Rate a set: long words are rare, and few are quickly looked for."""
    return min(len(word) for word in words), -len(words)


def _rarest(word: str) -> str:
    """Return three letters of a word, away from its spaces where that can be."""
    pieces = [word[at : at + _LEAST] for at in range(len(word) - _LEAST + 1)]
    return min(pieces, key=lambda piece: (piece.count(" "), -pieces.index(piece)))
