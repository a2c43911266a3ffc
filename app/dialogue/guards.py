"""A pattern with a guard: what its matches cannot be without, looked for before it is tried.

A sentence meets a thousand patterns, and nearly all of them lack a word it would take. What a match
needs is worked out once from the pattern's own syntax tree: stretches of letters, some of them all
and some of them one of several. Where none can be named, the pattern is always tried, so a guard
never hides a match. A sieve (app/dialogue/sieve.py) looks for what many patterns need at once.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

# The library's own parser has no public name; it is the same in Python 3.11 to 3.14.
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from sys import intern
from typing import Any

LEAST = 3  # letters in a row; fewer stand in many sentences
SHORT = 2  # looked for where a match needs nothing longer

Compile = Callable[[str], re.Pattern[str]]
# All of its clauses are needed, and of a clause one of its words or one of its further needs.
Clause = tuple[tuple[str, ...], tuple["Needs", ...]]
Needs = tuple[Clause, ...]


class Guarded:
    """A pattern that is tried only on texts that hold what it needs.

    It is compiled and its guard worked out when it is first wanted: there are over a thousand, and
    a start need not wait for them (`ready` does it ahead).
    """

    __slots__ = ("_compile", "_needs", "_pattern", "pattern")

    def __init__(self, pattern: str, compiled: Compile = re.compile) -> None:
        """Take the pattern as it is written and what compiles it, with an error of its own."""
        self.pattern = pattern
        self._compile = compiled
        self._pattern: re.Pattern[str] | None = None
        self._needs: Needs | None = None

    def ready(self) -> None:
        """Compile it now; what `compiled` raises comes through."""
        self.compiled  # noqa: B018 - it is kept

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match from a place on, as a compiled pattern does."""
        return self.compiled.search(text, start) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every match, as a compiled pattern does."""
        return self.compiled.finditer(text) if self._may_match(text) else iter(())

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself, without its guard."""
        if self._pattern is None:
            self._pattern = self._compile(self.pattern)
        return self._pattern

    @property
    def needs(self) -> Needs:
        """What each match needs, worked out anew; empty where nothing can be named."""
        try:
            return needs_of(self.pattern)
        except re.error:
            self.compiled  # noqa: B018 - its error says where the pattern stands
            raise

    def _may_match(self, text: str) -> bool:
        needs = self._needs = self.needs if self._needs is None else self._needs
        return not needs or are_met(needs, {word for word in words_in(needs) if word in text})


def needs_of(pattern: str) -> Needs:
    """Return what each match of a pattern needs, empty where nothing can be named."""
    return _needs(parser.parse(pattern))


def begun(needs: Needs) -> Iterator[tuple[str, Needs]]:
    """Yield each word by which needs begin to be met, and what is needed then besides.

    Without one of these words they are not met.
    """
    if not needs:
        return
    words, ways = first = _rarest(needs)
    # What is quickly looked for comes first.
    besides = tuple(sorted((c for c in needs if c is not first), key=lambda c: len(c[1])))
    for word in words:
        yield word, besides
    for way in ways:
        for word, further in begun(way):
            yield word, (*further, *besides)


def _rarest(needs: Needs) -> Clause:
    return max(needs, key=lambda clause: _worth(_one_in(clause)))


def _one_in(clause: Clause) -> frozenset[str]:
    words, ways = clause
    return frozenset(words).union(*(_one_in(_rarest(way)) for way in ways))


def words_in(needs: Needs) -> Iterator[str]:
    """Yield every word that is looked for; some come twice."""
    for words, ways in needs:
        yield from words
        for way in ways:
            yield from words_in(way)


def are_met(needs: Needs, present: set[str]) -> bool:
    """Say whether the words present are all that is needed."""
    for words, ways in needs:
        if present.isdisjoint(words):
            for way in ways:
                if are_met(way, present):
                    break
            else:
                return False
    return True


def _needs(tree: Iterable[Any]) -> Needs:
    """Return what a sequence needs: all parts have to match; short words where it has no others."""
    parts = list(tree)
    return _with_words(parts, LEAST) or _with_words(parts, SHORT)


def _with_words(tree: Iterable[Any], least: int) -> Needs:
    found: list[Clause] = []
    run: list[Any] = []
    for kind, value in tree:
        if kind is ops.LITERAL:
            run.append((kind, value))
            continue
        goes_on = kind in (ops.SUBPATTERN, ops.BRANCH)  # and needs the letters before it as well
        found += [*(() if goes_on else _word(run, least)), *_of_part(kind, value, run)]
        run = []
    return tuple(dict.fromkeys((*found, *_word(run, least))))


def _word(run: Sequence[Any], least: int) -> Needs:
    word = intern("".join(chr(value) for _, value in run))  # many patterns have it
    return (((word,), ()),) if len(word) >= least else ()


def _of_part(kind: Any, value: Any, run: Sequence[Any]) -> Needs:  # noqa: ANN401 - a private tree
    """Return what a part needs; a bracket goes on with the letters right before it."""
    if kind is ops.SUBPATTERN:
        return _needs([*run, *value[-1]])
    if kind in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return _needs(value[2]) if value[0] > 0 else ()
    if kind is ops.ATOMIC_GROUP:
        return _needs(value)
    return _one_of([_needs([*run, *way]) for way in value[1]]) if kind is ops.BRANCH else ()


def _one_of(ways: Iterable[Needs]) -> Needs:
    """Return the clause of which one way has to be met; none where a way needs nothing."""
    words: dict[str, None] = {}
    further: list[Needs] = []
    for way in ways:
        if not way:
            return ()
        if len(way) == 1 and not way[0][1]:
            words |= dict.fromkeys(way[0][0])
        else:
            further.append(way)
    return ((tuple(words), tuple(further)),)


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """Rate a set: long words are rare, and few are quickly looked for."""
    return min(len(word) for word in words), -len(words)
