"""The words of one scenario, compiled: how its issues and options are called."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.dialogue.denials import Denials, find_denials
from app.dialogue.language import Language, normalise
from app.dialogue.sharing_words import SharingWords, build_sharing
from app.dialogue.spelling import slips_of
from app.negotiation.issue import IssueKind
from app.negotiation.scenario import Scenario

# "1,000.50" and "1 000", "1.000,50" as much of Europe writes it, "84,5".
_DIGITS = (
    r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?"
    r"|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?(?!\d)"
    r"|\d+(?:[.,]\d{1,2})?"
)


Options = Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns over normalised text, and what their matches stand for.

    `sharing` is None where no issue is an allocation; `by_role` are the phrases and options of
    those roles in whose mouth some words mean another option ("we run the hotline"); `slips` are
    misspelt words of names and the words meant; `denials` is what a no to a thing leaves.
    """

    phrases: re.Pattern[str]
    options: Options
    names: re.Pattern[str]
    issues: Mapping[str, tuple[str, ...]]
    numbers: re.Pattern[str]
    units: Mapping[str, tuple[tuple[str, float], ...]]
    unit_after: re.Pattern[str]
    unit_before: re.Pattern[str]
    sharing: SharingWords | None
    by_role: Mapping[str, tuple[re.Pattern[str], Options]]
    slips: Mapping[str, str]
    denials: Denials

    def spoken_by(self, role_id: str) -> "Lexicon":
        """Return the words as this role means them."""
        if role_id not in self.by_role:
            return self
        phrases, options = self.by_role[role_id]
        return replace(self, phrases=phrases, options=options, by_role={})


def build_lexicon(scenario: Scenario, language: Language) -> Lexicon:
    """Compile a scenario's words; the longest phrase always wins."""
    options = _option_phrases(scenario, language)
    issues = _issue_names(scenario)
    units: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for issue_id, called in scenario.words.items():
        for unit in called.units:
            if (issue_id, unit.factor) not in units[unit.words]:
                units[unit.words].append((issue_id, unit.factor))
    unit_words = _alternatives(units)
    return Lexicon(
        _any_of(options),
        options,
        _any_of(issues),
        {key: tuple(found) for key, found in issues.items()},
        _numbers(scenario, language),
        {key: tuple(found) for key, found in units.items()},
        re.compile(rf"\s?-?\s?(?P<unit>{unit_words})(?!\w)"),
        re.compile(rf"(?<!\w)(?P<unit>{unit_words})\s?$"),
        build_sharing(scenario, language),
        _by_role(scenario, language),
        slips_of(_called(scenario, issues), _known(options, language)),
        find_denials(scenario, language, options, issues),
    )


def _called(scenario: Scenario, issues: Iterable[str]) -> list[str]:
    """Return what issues and named options are called; a misspelling of these is mended."""
    said = [scenario.words[i.id].said for i in scenario.issues if i.kind is IssueKind.CHOICE]
    return [*issues, *(normalise(words) for by_option in said for words in by_option.values())]


def _known(options: Iterable[str], language: Language) -> frozenset[str]:
    """Return words that are no misspelling: those options are heard by, and the language's own."""
    heard = {word for phrase in options for word in phrase.split()}
    return language.well_spelt | heard | set(language.number_words)


def _numbers(scenario: Scenario, language: Language) -> re.Pattern[str]:
    """Compile figures and number words: "84.5", "80k", "two thousand five hundred"."""
    most = _most_of(scenario)
    # A price may be told in two figures ("twelve fifty euros"), whatever its range.
    issues = [issue for issue in scenario.issues if issue.kind is IssueKind.RANGE]
    finest = max(issues, key=lambda issue: len(issue.options)).id if issues else ""
    parted = {unit.words for unit in scenario.words[finest].units} if finest else set()
    few = _alternatives([u for u, number in most.items() if number < _HUNDRED and u not in parted])
    many = _alternatives([u for u, number in most.items() if number >= _THOUSAND])
    return re.compile(rf"(?<![\w.,(=<#]){language.spoken.pattern(_DIGITS, few, many)}")


_HUNDRED, _THOUSAND = 100, 1000


def _most_of(scenario: Scenario) -> dict[str, float]:
    """Return the units with the most of each that can be agreed."""
    most: dict[str, float] = {}
    for issue in scenario.issues:
        top = issue.options[-1].number or 0.0
        for unit in scenario.words[issue.id].units:
            most[unit.words] = max(most.get(unit.words, 0.0), top / unit.factor)
    return most


def _by_role(scenario: Scenario, language: Language) -> dict[str, tuple[re.Pattern[str], Options]]:
    """Return the phrases of each role, none where no word depends on the speaker."""
    if not any(words.heard_by for words in scenario.words.values()):
        return {}
    spoken = {role.id: _option_phrases(scenario, language, role.id) for role in scenario.roles}
    return {role_id: (_any_of(options), options) for role_id, options in spoken.items()}


def _option_phrases(scenario: Scenario, language: Language, role_id: str | None = None) -> Options:
    """Return the options by the phrases they are heard by, with their articles and without."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for issue in scenario.issues:
        words = scenario.words[issue.id]
        own = words.heard_by.get(role_id, {}) if role_id else {}
        for option in issue.options:
            phrases = [*words.heard[option.id], *own.get(option.id, ())]
            if issue.kind is IssueKind.CHOICE:
                phrases += [words.said[option.id], option.id.replace("-", " ")]
            for phrase in phrases:
                if (issue.id, option.id) not in found[normalise(phrase)]:
                    found[normalise(phrase)].append((issue.id, option.id))
    short = {_without_articles(phrase, language): pairs for phrase, pairs in found.items()}
    return {key: tuple(pairs) for key, pairs in {**short, **found}.items()}


def _without_articles(phrase: str, language: Language) -> str:
    """Many who learn a language, or type in a hurry, leave the articles out."""
    kept = [word for word in phrase.split() if word not in language.articles]
    return " ".join(kept) if len(kept) > 1 else phrase


def _issue_names(scenario: Scenario) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for issue in scenario.issues:
        words = scenario.words[issue.id]
        for name in {*words.names, normalise(words.label), normalise(words.why_ask)}:
            found[name].append(issue.id)
    return found


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(phrases)})(?!\w)")


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in _longest_first(phrases)) or "(?!)"


def _longest_first(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
