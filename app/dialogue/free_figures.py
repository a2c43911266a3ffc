"""Figures in free words that are no value of the scenario, in digits or spelt out."""

import re

from app.dialogue.free_text import BLANK, Part
from app.dialogue.ports import Violation

_FIGURE = re.compile(r"\d+")
_THOUSAND = 1000
_SMALL = 2  # "the two of us" counts nothing


def strange_figure(part: Part) -> Violation | None:
    """A figure that is no value of the scenario must stand in a text that is told."""
    own = part.whole.told_text
    digits = set(_FIGURE.findall(part.rest)) - set(_FIGURE.findall(own))
    counted = len(part.whole.request.words.scenario.issues)  # "which of the six points"
    spelt = {
        part.rest[start:end]
        for number, start, end in part.whole.rules.numbers.read(part.rest)
        if (
            (number > _SMALL and not (number == counted and _of_points(part, start, end)))
            or _counts(part, end)
        )
        and part.rest[start:end] not in own
        and not _is_scale(part, number, start)
    }
    odd = digits | spelt
    return Violation("number", min(odd)) if odd else None


def _is_scale(part: Part, number: float, start: int) -> bool:
    """See the "thousand" of "225 thousand", which was read as one value with its figure."""
    if number != _THOUSAND or not part.rest[:start].rstrip().endswith(BLANK):
        return False
    scenario = part.whole.request.words.scenario
    options = (
        (option.number, option.id == mention.option)
        for mention in part.mentions
        if mention.issue is not None
        for option in scenario.issue(mention.issue).options
    )
    return all(number is None or number >= _THOUSAND for number, is_it in options if is_it)


def _counts(part: Part, end: int) -> bool:
    """See that a small number counts something that is settled: "two Mondays"."""
    return part.whole.request.words.lexicon.names.match(part.rest, end + 1) is not None


def _of_points(part: Part, start: int, end: int) -> bool:
    """See "the six points" that are talked about, or "which of the six"."""
    return any(
        part.whole.rules.words("points", text.strip()) is not None
        for text in (part.rest[end:], part.rest[:start])
    )
