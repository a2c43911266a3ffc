"""What is said of a judged talk in one language: notes, advice, and the headings of the page.

The keys and their slots stand here; knowledge/phrases/<language>/judge.yaml holds the words.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_NONE = frozenset[str]()
# Why something could not be judged, and how sure the rest is.
NOTE_SLOTS: Mapping[str, frozenset[str]] = {
    "without-scenario": _NONE,
    "people": _NONE,
    "given": _NONE,
    "agreed": _NONE,
    "unconfirmed": frozenset({"issues"}),
    "left": _NONE,
    "open": frozenset({"issues"}),
    "nothing-settled": _NONE,
    "insufficient": frozenset({"speaker", "titles"}),
    "doubtful": frozenset({"turns"}),
}
# What stands in the place of keep, start and stop where there is nothing to say.
ADVICE = ("keep.none", "start.none", "stop.none")
PAGE_SLOTS: Mapping[str, frozenset[str]] = {
    "title": frozenset({"first", "second"}),
    "scenario": frozenset({"title"}),
    "outcome": _NONE,
    "issue": _NONE,
    "settled": frozenset({"speaker"}),
    "consent": _NONE,
    "both": _NONE,
    "one": _NONE,
    "at_turn": frozenset({"turn"}),
    "beside": _NONE,
    "worth": frozenset({"speaker", "own", "alternative"}),
    "joint_gain": frozenset({"percent"}),
    "side": frozenset({"speaker"}),
    "side_role": frozenset({"speaker", "role"}),
    "levels": _NONE,
    "level": frozenset({"title", "level"}),
    "no_level": frozenset({"title"}),
    "moments": _NONE,
    "better": frozenset({"sentence"}),
    "checks": _NONE,
    "quote": frozenset({"quote", "place"}),
    "met": _NONE,
    "missed": _NONE,
    "against": _NONE,
    "keep": _NONE,
    "start": _NONE,
    "stop": _NONE,
    "notes": _NONE,
    "scoring": frozenset({"versions"}),
}


@dataclass(frozen=True, slots=True)
class JudgeWords:
    """One language's words by key; `joined` joins the names of a list."""

    notes: Mapping[str, str]
    advice: Mapping[str, str]
    page: Mapping[str, str]
    joined: str
