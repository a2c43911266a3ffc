"""Whether a claimed value stands in the words: the rules have to read it there themselves.

A value stands where the rules read it as meant; else where one figure within its words is, alone or
with the unit beside it, an option of an issue that is being spoken of. Shares of like units stand
only as the rules read them: whose share it is takes more than the figure.
"""

import re

from app.dialogue.claims_of_model import ClaimedValue
from app.dialogue.cues import read_cues, use_of
from app.dialogue.numbers import value_of
from app.dialogue.reading import Reading
from app.dialogue.utterance_ground import Ground, holds, overlap
from app.dialogue.values import Use
from app.negotiation.acts import Span
from app.negotiation.issue import Issue, IssueKind

_LOOK = 12
_THOUSAND, _TENS = 1000.0, 10
_HOURS = 24


def standing_span(
    claim: ClaimedValue, within: Span, ground: Ground, uses: frozenset[Use]
) -> Span | None:
    """Return where a value's words stand when they mean that option in one of these uses."""
    issue = next((i for i in ground.words.scenario.issues if i.id == claim.issue), None)
    if issue is None or issue.index_of(claim.option) is None:
        return None
    span = ground.find(claim.words, within)
    reading = next((r for r in ground.readings if span and holds(r.sentence.span, span)), None)
    if span is None or reading is None:
        return None
    near = [m for m in reading.mentions if overlap(m.span, span)]
    same = [m for m in near if (m.issue, m.option) == (claim.issue, claim.option)]
    if same or any(m.issue is not None for m in near):
        return span if any(m.use in uses for m in same) else None
    is_figure = issue.kind is IssueKind.RANGE and _is_figure_of(issue, claim.option, span, reading)
    return span if is_figure and Use.SAID in uses else None


def _is_figure_of(issue: Issue, option: str, span: Span, reading: Reading) -> bool:
    """Say whether one plain figure within the span is this option of what is spoken of."""
    sentence, words = reading.sentence, reading.words
    found = [
        match
        for match in words.lexicon.numbers.finditer(sentence.text)
        if holds(span, sentence.span_of(*match.span()))
    ]
    if len(found) != 1 or not _stands_alone(found[0], reading):
        return False
    if not _may_be_value(found[0], reading):
        return False
    number = value_of(found[0], words.language)
    factors = _factors(found[0], reading, issue, number)
    wanted = issue.index_of(option)
    if not any(issue.index_of_number(number * factor) == wanted for factor in factors):
        return False
    cues = read_cues(sentence, words, reading.context.other_offer)
    return use_of(cues, *found[0].span(), (issue.id, option)) is Use.SAID


def _stands_alone(match: re.Match[str], reading: Reading) -> bool:
    """Say whether no other figure beside it is left unread: "three, maybe four" is neither."""
    sentence = reading.sentence
    others = [
        sentence.span_of(*other.span())
        for other in reading.words.lexicon.numbers.finditer(sentence.text)
        if other.span() != match.span()
    ]
    read = [mention.span for mention in reading.mentions if mention.option is not None]
    return all(any(overlap(other, span) for span in read) for other in others)


def _may_be_value(match: re.Match[str], reading: Reading) -> bool:
    """Tell a figure of the game from an hour, a share, a count of other things, a refusal."""
    text, language = reading.sentence.text, reading.words.language
    before = text[max(0, match.start() - _LOOK) : match.start()]
    is_clock = any(p.search(before) for p in language.before["clock"])
    if is_clock and value_of(match, language) <= _HOURS:
        return False
    if _unit(match, reading) is None and _counts_else(match, reading):
        return False
    no = any(p.search(text) for p in language.sharing["not"])
    return not (no or reading.has("percent", "reject", "accept_not", "limit_words", "middle"))


def _counts_else(match: re.Match[str], reading: Reading) -> bool:
    """See "three colleagues": what follows a bare figure has to end it."""
    text, language = reading.sentence.text, reading.words.language
    rest = text[match.end() :].lstrip(" ")
    ends = language.after_bare_number.match(rest) or reading.words.lexicon.names.match(rest)
    return ends is None or language.counts_something_else.match(text, match.end()) is not None


def _unit(match: re.Match[str], reading: Reading) -> str | None:
    text, lexicon = reading.sentence.text, reading.words.lexicon
    before = lexicon.unit_before.search(text[max(0, match.start() - _LOOK) : match.start()])
    found = before or lexicon.unit_after.match(text, match.end())
    return found.group("unit") if found else None


def _factors(
    match: re.Match[str], reading: Reading, issue: Issue, number: float
) -> tuple[float, ...]:
    """Return what a figure may be multiplied by; nothing where it cannot be meant for the issue.

    Without a unit the issue has to be named, or be what the other side has just spoken of.
    """
    unit = _unit(match, reading)
    if unit is not None:
        units = reading.words.lexicon.units[unit]
        return tuple(factor for owner, factor in units if owner == issue.id)
    if not _is_spoken_of(issue, reading):
        return ()
    is_small = number < _TENS or issue.index_of_number(number) is not None
    return (1.0,) if is_small else (_THOUSAND,)


def _is_spoken_of(issue: Issue, reading: Reading) -> bool:
    context = reading.context
    spoken_of = {
        *reading.named,
        *context.talked_of,
        context.last_issue,
        *context.put_forward.issues,
    }
    return issue.id in spoken_of
