"""The words of one scenario, compiled: how its issues and options are called."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.dialogue.language import Language, normalise
from app.dialogue.sharing_words import SharingWords, build_sharing
from app.negotiation.issue import IssueKind
from app.negotiation.scenario import Scenario

_DIGITS = r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,2})?"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns over normalised text, and what their matches stand for.

    `sharing` is None where no issue is an allocation.
    """

    phrases: re.Pattern[str]
    options: Mapping[str, tuple[tuple[str, str], ...]]
    names: re.Pattern[str]
    issues: Mapping[str, tuple[str, ...]]
    numbers: re.Pattern[str]
    units: Mapping[str, tuple[tuple[str, float], ...]]
    unit_after: re.Pattern[str]
    unit_before: re.Pattern[str]
    sharing: SharingWords | None


def build_lexicon(scenario: Scenario, language: Language) -> Lexicon:
    """Compile a scenario's words; the longest phrase always wins."""
    options = _option_phrases(scenario)
    issues = _issue_names(scenario)
    units: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for issue_id, called in scenario.words.items():
        for unit in called.units:
            if (issue_id, unit.factor) not in units[unit.words]:
                units[unit.words].append((issue_id, unit.factor))
    words = "|".join(_longest_first(language.number_words))
    unit_words = "|".join(re.escape(u) for u in _longest_first(units)) or "(?!)"
    return Lexicon(
        _any_of(options),
        {key: tuple(found) for key, found in options.items()},
        _any_of(issues),
        {key: tuple(found) for key, found in issues.items()},
        re.compile(
            rf"(?<![\w.,(=<#])(?:(?P<digits>{_DIGITS})\s?(?P<scale>k|m)?|(?P<word>{words}))(?!\w)"
        ),
        {key: tuple(found) for key, found in units.items()},
        re.compile(rf"\s?-?\s?(?P<unit>{unit_words})(?!\w)"),
        re.compile(rf"(?<!\w)(?P<unit>{unit_words})\s?$"),
        build_sharing(scenario, language),
    )


def _option_phrases(scenario: Scenario) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for issue in scenario.issues:
        words = scenario.words[issue.id]
        for option in issue.options:
            phrases = list(words.heard[option.id])
            if issue.kind is IssueKind.CHOICE:
                phrases += [words.said[option.id], option.id.replace("-", " ")]
            for phrase in phrases:
                if (issue.id, option.id) not in found[normalise(phrase)]:
                    found[normalise(phrase)].append((issue.id, option.id))
    return found


def _issue_names(scenario: Scenario) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for issue in scenario.issues:
        words = scenario.words[issue.id]
        for name in {*words.names, normalise(words.label), normalise(words.why_ask)}:
            found[name].append(issue.id)
    return found


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    body = "|".join(re.escape(phrase) for phrase in _longest_first(phrases))
    return re.compile(rf"(?<!\w)(?:{body or '(?!)'})(?!\w)")


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
