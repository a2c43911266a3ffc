"""Reads one number of a sentence: what it counts, which issue it belongs to, which option it is."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from app.dialogue.cues import LOOK, Cues, Named, use_of
from app.dialogue.language import Language
from app.dialogue.lexicon import Lexicon
from app.dialogue.number_words import MORE_GROUPS, WORD_GROUPS
from app.dialogue.values import Mention, Use, Words
from app.negotiation.issue import Issue, IssueKind
from app.negotiation.scenario import Scenario

_SMALL_WORDS = 12
_REACH_BEFORE = 24
_REACH_AFTER = 10
_PARTS = re.compile(r"[,;:.\d]")


def read_number(match: re.Match[str], cues: Cues, talked_of: Sequence[str]) -> Mention | None:
    """Return a number as a value of an issue, as a doubt, or None where it is no value at all."""
    text, words = cues.sentence.text, cues.words
    number = _meant(match, words)
    unit = _unit_at(match, text, words.lexicon)
    if unit is None and (_is_no_value(match, cues, number) or _is_hour(match, cues, number)):
        return None
    start, end = match.span()
    if unit is not None:
        start, end = min(start, unit[1]), max(end, unit[2])
        fits = tuple(pair for pair in words.lexicon.units[unit[0]] if _is_read(pair[0], words))
        if not fits:
            return None
    else:
        near = _near_name(match, cues)
        if not near and not _may_stand_bare(match, cues):
            return None
        near = near or _by_range(number, words.scenario, talked_of)
        fits = _in_thousands(number, near, words) or tuple((issue, 1.0) for issue in near)
    span = cues.sentence.span_of(start, end)
    if len(fits) != 1:
        use = use_of(cues, start, end, ("", None))
        return Mention(None, None, span, Use.SAID if use is Use.HINT else use, number)
    issue_id, factor = fits[0]
    option = _option(words.scenario.issue(issue_id), number * factor)
    use = use_of(cues, start, end, (issue_id, option))
    return Mention(issue_id, option, span, use, number * factor)


def value_of(match: re.Match[str], language: Language) -> float:
    """Return the number that digits or number words stand for; "twelve fifty" is 1,250."""

    def said(*groups: str) -> int:
        return sum(language.number_words.get(match.group(name) or "", 0) for name in groups)

    digits = _in_digits(match.group("digits")) if match.group("digits") else 0.0
    number = digits + said("head") * _HUNDRED + said("tail", *WORD_GROUPS)
    scale = language.scales.get(match.group("scale") or "", 1.0)
    return number * scale + said(*MORE_GROUPS)


_HUNDRED = 100


def _meant(match: re.Match[str], words: Words) -> float:
    """Read "eighty-four fifty" as 84.50 where that lies in the range of an issue and 8,450 not."""
    number = value_of(match, words.language)
    if not match.group("head") or match.group("scale"):
        return number
    in_all = [_is_within(issue, number) for issue in _ranges(words.scenario)]
    in_part = [_is_within(issue, number / _HUNDRED) for issue in _ranges(words.scenario)]
    return number / _HUNDRED if any(in_part) and not any(in_all) else number


def _is_within(issue: Issue, number: float) -> bool:
    return (issue.options[0].number or 0.0) <= number <= (issue.options[-1].number or 0.0)


def _in_digits(digits: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", digits):
        digits = digits.replace(".", "")
    if re.fullmatch(r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "").replace(" ", "")
    return float(digits.replace(",", "."))


def _is_no_value(match: re.Match[str], cues: Cues, number: float) -> bool:
    if match.group("word") and number <= _SMALL_WORDS:
        return True
    after = cues.words.language.counts_something_else.match(cues.sentence.text, match.end())
    return after is not None


_HOURS = 24


def _is_hour(match: re.Match[str], cues: Cues, number: float) -> bool:
    """Tell the hour of a day ("on Monday at 9") from a value."""
    before = cues.sentence.text[max(0, match.start() - LOOK) : match.start()]
    hour = number // _HUNDRED if match.group("head") else number
    is_hour = hour <= _HOURS and not match.group("scale")
    return is_hour and any(p.search(before) for p in cues.words.language.before["clock"])


def _unit_at(match: re.Match[str], text: str, lexicon: Lexicon) -> tuple[str, int, int] | None:
    base = max(0, match.start() - LOOK)
    before = lexicon.unit_before.search(text[base : match.start()])
    if before:
        return before.group("unit"), base + before.start("unit"), match.end()
    after = lexicon.unit_after.match(text, match.end())
    return (after.group("unit"), match.start(), after.end()) if after else None


def _near_name(match: re.Match[str], cues: Cues) -> tuple[str, ...]:
    """Return the numeric issue named a few words before the number, or just after it.

    Another number between the two, or a comma after the number, parts them.
    """
    text, scenario = cues.sentence.text, cues.words.scenario
    at = bisect_left(cues.named, match.start(), key=lambda entry: entry.start)
    for entry in reversed(cues.named[max(0, at - _NAMES_NEAR) : at]):
        issues = _numeric(entry, scenario)
        is_near = match.start() - entry.end <= _REACH_BEFORE
        # In "8 hours, and 90" the name belongs to the figure before it.
        is_unit = _NUMBER.search(text, max(0, entry.start - _REACH_OF_UNIT), entry.start)
        if is_unit or not (issues and is_near):
            continue
        if not _NUMBER.search(text, entry.end, match.start()):
            return issues
    for entry in cues.named[at : at + _NAMES_NEAR]:
        issues = _numeric(entry, scenario)
        is_near = 0 <= entry.start - match.end() <= _REACH_AFTER
        parts = (_PARTS, cues.words.lexicon.numbers)
        is_parted = any(p.search(text, match.end(), entry.start) for p in parts)
        if issues and is_near and not is_parted:
            return issues
    return ()


_NUMBER = re.compile(r"\d")
_NAMES_NEAR = 3
_REACH_OF_UNIT = 2


def _numeric(entry: Named, scenario: Scenario) -> tuple[str, ...]:
    return tuple(i for i in entry.issues if scenario.issue(i).kind is IssueKind.RANGE)


def _may_stand_bare(match: re.Match[str], cues: Cues) -> bool:
    """Say whether a number without unit or name can be a value: "84?", not "called 84 paws".

    What follows must not be something it counts, and the sentence must put something forward.
    """
    language, lexicon = cues.words.language, cues.words.lexicon
    rest = cues.sentence.text[match.end() : match.end() + LOOK].lstrip(" ")
    follows = language.after_bare_number.match(rest) or lexicon.phrases.match(rest)
    if not (follows or lexicon.names.match(rest)):
        return False
    if cues.puts_forward:
        return True
    return use_of(cues, *match.span(), ("", "")) is not Use.SAID


def _by_range(number: float, scenario: Scenario, talked_of: Sequence[str]) -> tuple[str, ...]:
    fitting = [i.id for i in _ranges(scenario) if _option(i, number) is not None]
    under_discussion = [issue for issue in fitting if issue in talked_of]
    if not fitting:
        return _by_size(number, scenario)
    if len(under_discussion) == 1:
        return tuple(under_discussion)
    # "60 or we walk" may be days of payment, and a price just off its range as well: it is asked.
    close = [issue for issue in _just_below(number, scenario) if issue not in fitting]
    return (*fitting, *close)


def _just_below(number: float, scenario: Scenario) -> tuple[str, ...]:
    """Return the finest-stepped issue where a bid for it could be this low."""
    numeric = _ranges(scenario)
    finest = max(numeric, key=lambda issue: len(issue.options))
    low = finest.options[0].number or 0.0
    return (finest.id,) if low * _NEAR_LOW <= number < low else ()


_NEAR_LOW = 0.75


def _in_thousands(
    number: float, near: Sequence[str], words: Words
) -> tuple[tuple[str, float], ...]:
    """Read "90" as 90,000 where it is an option of one issue so, and of none as it stands."""
    ranges = [i for i in _ranges(words.scenario) if i.id in near or not near]
    if number < _TENS or any(_option(issue, number) is not None for issue in ranges):
        return ()
    fitting = [i for i in ranges if _option(i, number * _THOUSAND) is not None]
    return ((fitting[0].id, _THOUSAND),) if len(fitting) == 1 else ()


_TENS = 10
_THOUSAND = 1000.0


def _by_size(number: float, scenario: Scenario) -> tuple[str, ...]:
    """Guess the finest-stepped issue for a number of its size beyond it; it is asked about."""
    numeric = _ranges(scenario)
    if not numeric:
        return ()
    finest = max(numeric, key=lambda issue: len(issue.options))
    low, high = finest.options[0].number or 0.0, finest.options[-1].number or 0.0
    return (finest.id,) if low / 2 <= number <= high * 2 else ()


def _ranges(scenario: Scenario) -> list[Issue]:
    """Return the issues read here; who takes how many of an allocation is read as a share."""
    return [issue for issue in scenario.issues if issue.kind is IssueKind.RANGE]


def _is_read(issue_id: str, words: Words) -> bool:
    return words.scenario.issue(issue_id).kind is not IssueKind.ALLOCATION


def _option(issue: Issue, number: float) -> str | None:
    index = issue.index_of_number(number)
    return None if index is None else issue.options[index].id
