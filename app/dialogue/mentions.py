"""Finds the values an utterance names: options and numbers, each with its span and its use.

A value is `said` (it may be meant), a `hint` ("about 90"), `refused` ("not 90") or `earlier`
("you said 90"). A number that belongs to no issue, or fits none of its options, is kept with the
doubt it raises; it is never rounded to something that was not said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.dialogue.language import Language
from app.dialogue.lexicon import Lexicon
from app.dialogue.segment import Sentence
from app.negotiation.acts import Span
from app.negotiation.issue import Issue
from app.negotiation.scenario import Scenario


class Use(StrEnum):
    """How a value is used by the words around it."""

    SAID = "said"
    HINT = "hint"
    REFUSED = "refused"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Mention:
    """A value in a sentence; `option` is None when a number fits no option of the issue."""

    issue: str | None
    option: str | None
    span: Span
    use: Use
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What reading needs to know of language and scenario."""

    language: Language
    scenario: Scenario
    lexicon: Lexicon


def find_mentions(sentence: Sentence, words: Words, talked_of: Sequence[str]) -> list[Mention]:
    """Return the values of a sentence in order; `talked_of` are the issues under discussion."""
    text = sentence.text
    named = [(m.start(), m.end(), words.lexicon.issues[m.group()])
             for m in words.lexicon.names.finditer(text)]  # fmt: skip
    taken: list[tuple[int, int]] = []
    found = []
    for match in words.lexicon.phrases.finditer(text):
        issue, option = _which(words.lexicon.options[match.group()], named, match.start())
        found.append(_mention(issue, option, match.span(), sentence, words))
        taken.append(match.span())
    for match in words.lexicon.numbers.finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            mention = _number(match, sentence, words, named, talked_of)
            found += [mention] if mention else []
    return sorted(found, key=lambda mention: mention.span.start)


def issues_named(sentence: Sentence, words: Words) -> list[str]:
    """Return the issues a sentence names, in order, each once."""
    found: list[str] = []
    for match in words.lexicon.names.finditer(sentence.text):
        found += [i for i in words.lexicon.issues[match.group()] if i not in found]
    return found


def _which(
    among: Sequence[tuple[str, str]], named: list[tuple[int, int, tuple[str, ...]]], at: int
) -> tuple[str, str]:
    """Pick the option whose issue is named nearest; the first where no name decides."""
    if len(among) == 1:
        return among[0]
    near = sorted(named, key=lambda entry: abs(entry[0] - at))
    for _, _, issues in near:
        for issue, option in among:
            if issue in issues:
                return issue, option
    return among[0]


def _number(
    match: re.Match[str],
    sentence: Sentence,
    words: Words,
    named: list[tuple[int, int, tuple[str, ...]]],
    talked_of: Sequence[str],
) -> Mention | None:
    text = sentence.text
    number = _value_of(match, words.language)
    unit = _unit_at(match, text, words.lexicon)
    if unit is None and _counts_other(match, text, words.language):
        return None
    if unit is None and match.group("word") and number <= _SMALL_WORDS:
        return None
    start, end = match.span()
    if unit is not None:
        start, end = min(start, unit[1]), max(end, unit[2])
        fits = words.lexicon.units[unit[0]]
    else:
        near = _near_name(match, _numeric(named, words.scenario))
        if not near and not _may_stand_bare(match, text, words):
            return None
        near = near or _by_range(number, words.scenario, talked_of)
        fits = tuple((issue, 1.0) for issue in near)
    if len(fits) != 1:
        return Mention(None, None, _span(sentence, start, end), Use.SAID, number)
    issue_id, factor = fits[0]
    option = _option(words.scenario.issue(issue_id), number * factor)
    use = _use(text, start, end, words.language)
    return Mention(issue_id, option, _span(sentence, start, end), use, number * factor)


_SMALL_WORDS = 12


# How far from a value the words that bear on it may stand: keeps reading linear in the text.
_LOOK = 80


def _mention(
    issue: str,
    option: str | None,
    place: tuple[int, int],
    sentence: Sentence,
    words: Words,
) -> Mention:
    use = _use(sentence.text, *place, words.language)
    return Mention(issue, option, _span(sentence, *place), use)


def _use(text: str, start: int, end: int, language: Language) -> Use:
    before, after = text[max(0, start - _LOOK) : start], text[end : end + _LOOK]
    # "if you gave us 60 days" is an offer; "you gave us 60 days" is history.
    is_supposed = language.has("condition", text) or language.has("what_if", text)
    names = ("refused", "hint") if is_supposed else ("earlier", "refused", "hint")
    for name in names:
        if any(p.search(before) for p in language.before[name]):
            return Use(name)
    for name in ("refused", "hint"):
        if any(p.match(after) for p in language.after[name]):
            return Use(name)
    return Use.SAID


def _value_of(match: re.Match[str], language: Language) -> float:
    if match.group("word"):
        return float(language.number_words[match.group("word")])
    digits = match.group("digits")
    if re.fullmatch(r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "").replace(" ", "")
    scale = {"k": 1e3, "m": 1e6}.get(match.group("scale") or "", 1.0)
    return float(digits.replace(",", ".")) * scale


def _unit_at(match: re.Match[str], text: str, lexicon: Lexicon) -> tuple[str, int, int] | None:
    base = max(0, match.start() - _LOOK)
    before = lexicon.unit_before.search(text[base : match.start()])
    if before:
        return before.group("unit"), base + before.start("unit"), match.end()
    after = lexicon.unit_after.match(text, match.end())
    return (after.group("unit"), match.start(), after.end()) if after else None


def _counts_other(match: re.Match[str], text: str, language: Language) -> bool:
    return language.counts_something_else.match(text, match.end()) is not None


def _numeric(
    named: list[tuple[int, int, tuple[str, ...]]], scenario: Scenario
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Keep the names of issues that a number can settle."""
    kept = []
    for start, end, issues in named:
        fitting = tuple(issue for issue in issues if scenario.issue(issue).is_numeric)
        if fitting:
            kept.append((start, end, fitting))
    return kept


def _may_stand_bare(match: re.Match[str], text: str, words: Words) -> bool:
    """Say whether a number without unit or name can be a value: "84?", not "called 84 paws".

    What follows must not be something it counts, and the sentence must put something forward,
    name another value, or be hardly longer than the number itself.
    """
    language, lexicon = words.language, words.lexicon
    rest = text[match.end() : match.end() + _LOOK].lstrip(" ,")
    follows = language.after_bare_number.match(rest) or lexicon.phrases.match(rest)
    if not (follows or lexicon.names.match(rest)):
        return False
    if lexicon.phrases.search(text) or len(text.split()) <= _SHORT:
        return True
    if _use(text, *match.span(), language) is not Use.SAID:
        return True
    return any(language.has(group, text) for group in _PUTTING_FORWARD)


_SHORT = 4
_PUTTING_FORWARD = (
    "propose_cue", "condition", "accept_part", "reject", "ultimatum", "threat", "summary",
    "ask_limit",
)  # fmt: skip


def _near_name(
    match: re.Match[str], named: list[tuple[int, int, tuple[str, ...]]]
) -> tuple[str, ...]:
    """Return the issue named within a few words before the number, or just after it."""
    before = [e for e in named if 0 <= match.start() - e[1] <= _REACH_BEFORE]
    if before:
        return before[-1][2]
    after = [e for e in named if 0 <= e[0] - match.end() <= _REACH_AFTER]
    return after[0][2] if after else ()


_REACH_BEFORE = 24
_REACH_AFTER = 10


def _by_range(number: float, scenario: Scenario, talked_of: Sequence[str]) -> tuple[str, ...]:
    fitting = [i.id for i in scenario.issues if i.is_numeric and _option(i, number) is not None]
    under_discussion = [issue for issue in fitting if issue in talked_of]
    if not fitting:
        return _by_size(number, scenario)
    return tuple(under_discussion if len(under_discussion) == 1 else fitting)


def _by_size(number: float, scenario: Scenario) -> tuple[str, ...]:
    """Guess the finest-stepped issue for a number of its size beyond it; it is asked about."""
    numeric = [issue for issue in scenario.issues if issue.is_numeric]
    finest = max(numeric, key=lambda issue: len(issue.options), default=None)
    if finest is None:
        return ()
    low, high = finest.options[0].number or 0.0, finest.options[-1].number or 0.0
    return (finest.id,) if low / 2 <= number <= high * 2 else ()


def _option(issue: Issue, number: float) -> str | None:
    index = issue.index_of_number(number)
    return None if index is None else issue.options[index].id


def _span(sentence: Sentence, start: int, end: int) -> Span:
    return Span(sentence.span.start + start, sentence.span.start + end)
