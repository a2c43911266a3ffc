"""The words by which people share out like units, found in a sentence as tokens.

A scenario without an allocation has none of them, and nothing here is tried on its sentences.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.dialogue.language import SHARING_GROUPS, Language, normalise
from app.negotiation.issue import Issue, IssueKind
from app.negotiation.scenario import Scenario

_SMALL = 12
# How the words around a share are tried: filling a gap, anywhere in it, or at the end of a stretch.
_ALONE = r"\s*,?\s*(?:{})?\s*"
_SHAPES = {
    "between": r"[\s-]*(?:(?:{})(?!\w)[\s-]*)*",
    "link": r"[\s,:(-]*(?:(?:{})(?!\w)[\s,]*)*",
    "whole": r"\s*,?\s*(?:{})\s+",
    "pair": r"\s?(?:[-/:]|(?:{}))\s?",
    "more": r"(?<!\w)(?:{})(?!\w)",
    "extra": r"(?<!\w)(?:{})(?!\w)",
    "held": r"(?<!\w)(?:{})(?!\w)",
    "or": r"(?<!\w)(?:{})(?!\w)",
    "goes_on": r"\s+(?:{})(?!\w)",
    "lead": r"(?:^|[,;:&(-]|(?<!\w)(?:{}))\s*$",
    "wish": r"(?:(?<!\w)|(?='))(?:{})(?:\s+\w+){0,2}\s*$",
    "modal": r"(?<!\w)(?:{})\s*$",
    "asks": r"(?<!\w)(?:{})\s*$",
}
_LETTER_BEFORE = r"(?<![^\W\d])"
_DIGITS = r"(?<![\w.:#])\d{{1,3}}(?!\d|[.,:]\d|\s?%|(?:{0})\b)"
_BEFORE_NUMBERS = SHARING_GROUPS[: SHARING_GROUPS.index("same")]
_AFTER_NUMBERS = SHARING_GROUPS[SHARING_GROUPS.index("same") :]


@dataclass(frozen=True, slots=True)
class Token:
    """A word that bears on a share: its group (or `number`, `issue`), place and value."""

    kind: str
    start: int
    end: int
    number: float | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class SharingWords:
    """One scenario's pattern for every token, and the patterns for what stands between them."""

    tokens: re.Pattern[str]
    issues: Mapping[str, str]
    totals: Mapping[str, int]
    around: Mapping[str, re.Pattern[str]]

    def fits(self, name: str, gap: str) -> bool:
        """Say whether a stretch between two tokens is made of such words alone."""
        return self.around[name].fullmatch(gap) is not None

    def ends(self, name: str, before: str) -> bool:
        """Say whether such words stand at the end of a stretch."""
        return self.around[name].search(before) is not None


def build_sharing(scenario: Scenario, language: Language) -> SharingWords | None:
    """Compile the words for a scenario's allocations; None where it has none."""
    shared = [issue for issue in scenario.issues if issue.kind is IssueKind.ALLOCATION]
    if not shared:
        return None
    issues = _issue_words(shared, scenario)
    numbers = [word for word, number in language.number_words.items() if number <= _SMALL]
    called = rf"{_LETTER_BEFORE}(?P<issue>(?:{_any(_escaped(issues))}))(?:{language.plural})?(?!\w)"
    digits = _DIGITS.format(language.ordinal)
    number = rf"(?P<number>{digits}|(?<!\w)(?:{_any(_escaped(numbers))})(?!\w))"
    parts = [*_groups(_BEFORE_NUMBERS, language), number, called]
    around = {name: _any(_sources(found)) for name, found in language.around_shares.items()}
    return SharingWords(
        re.compile("|".join([*parts, *_groups(_AFTER_NUMBERS, language)])),
        issues,
        {issue.id: len(issue.options) - 1 for issue in shared},
        {
            name: re.compile(_SHAPES.get(name, _ALONE).replace("{}", around[name]))
            for name in around
        },
    )


def tokens_of(text: str, words: SharingWords, language: Language) -> Iterator[Token]:
    """Yield the tokens of a normalised sentence in order."""
    for match in words.tokens.finditer(text):
        kind = str(match.lastgroup)
        number, issue = None, None
        if kind == "number":
            called = match.group()
            number = float(called) if called.isdigit() else float(language.number_words[called])
        elif kind == "issue":
            issue = words.issues[match.group("issue")]
        yield Token(kind, match.start(), match.end(), number, issue)


def _issue_words(shared: list[Issue], scenario: Scenario) -> dict[str, str]:
    """Return what names one allocation alone; a word for several of them names none."""
    found: dict[str, set[str]] = {}
    for issue in shared:
        words = scenario.words[issue.id]
        units = [unit.words for unit in words.units if unit.factor == 1]
        for name in {*words.names, *units, normalise(words.label)}:
            found.setdefault(name, set()).add(issue.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _groups(names: Iterable[str], language: Language) -> list[str]:
    sources = {name: _any(_sources(language.sharing[name])) for name in names}
    return [rf"{_LETTER_BEFORE}(?P<{name}>{source})(?!\w)" for name, source in sources.items()]


def _sources(patterns: Iterable[re.Pattern[str]]) -> list[str]:
    return [f"(?:{pattern.pattern})" for pattern in patterns]


def _escaped(words: Iterable[str]) -> list[str]:
    return [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]


def _any(sources: Iterable[str]) -> str:
    return "|".join(sources) or "(?!)"
