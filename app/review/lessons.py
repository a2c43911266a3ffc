"""The words of the teacher beside the rubric: worksheet, hints, nudges, the further blocks, tasks.

Read from knowledge/phrases/<lang>/teaching.yaml. The tables say which texts there must be, and
which slots each may use.
"""

from collections.abc import Mapping
from dataclasses import dataclass

_ABOUT_OFFER = frozenset({"issue", "worth", "reservation", "target"})
_WRITTEN = frozenset({"written", "worth"})
_TARGET = frozenset({"target", "floor"})
_COUNTED = frozenset({"count", "of"})
_NONE: frozenset[str] = frozenset()

# Which points or counts the words of a look may speak of.
LOOK_SLOTS: Mapping[str, frozenset[str]] = {
    "before.reservation": _WRITTEN,
    "before.target": _TARGET,
    "before.opening": frozenset({"worth", "target"}),
    "before.questions": frozenset({"count", "wanted"}),
    "after.opening": frozenset({"planned", "made"}),
    "after.target": frozenset({"target", "worth"}),
    "after.reservation": frozenset({"written", "lowest"}),
    "after.trades": _COUNTED,
    "after.questions": _COUNTED,
}
BELIEF_SLOTS: Mapping[str, frozenset[str]] = {
    "right": frozenset({"right", "pairs"}),
    "partly": frozenset({"right", "pairs"}),
    "wrong": frozenset({"right", "pairs"}),
    "mirrored": _NONE,
    "same_found": frozenset({"issues"}),
    "same_overlooked": frozenset({"issues"}),
}
REFLECTION_SLOTS: Mapping[str, frozenset[str]] = {
    "alike": frozenset({"found", "measured"}),
    "more": frozenset({"found", "measured"}),
    "less": frozenset({"found", "measured"}),
    "unmeasured": frozenset({"found"}),
    "unsaid": frozenset({"measured"}),
    "nothing": _NONE,
}
RELATIONSHIP_SLOTS: Mapping[str, frozenset[str]] = {
    key: frozenset({"start", "end", "relationship"}) for key in ("up", "same", "down")
}
# Why a sheet, a hint, a guess or a look back is not taken now.
REFUSALS = (
    "begun",
    "branched",
    "hint_assessed",
    "hint_over",
    "guessed",
    "guess_late",
    "reflected",
    "not_over",
)
HINT_SLOTS = _ABOUT_OFFER
EXAMPLE_SLOTS: Mapping[str, frozenset[str]] = {
    "confirm": _NONE,
    "restate": frozenset({"offer"}),
    "refuse": _NONE,
    "accept": _NONE,
    "take.one": frozenset({"offer"}),
    "leave": _NONE,
    "ask.issue": frozenset({"issue"}),
    "tell": frozenset({"issue"}),
    "tell.why": frozenset({"issue", "other"}),
}


@dataclass(frozen=True, slots=True)
class LookWords:
    """A thing looked at: its title, and a sentence for each case it can come to."""

    title: str
    cases: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HintWords:
    """A situation's hint: its title, a question to oneself, the tactic, and the entry behind it."""

    title: str
    entry: str
    question: str
    tactic: str


@dataclass(frozen=True, slots=True)
class FiveCWords:
    """One of the five C's, and what is said when its lines hold, partly, not at all, or unseen."""

    title: str
    entry: str
    good: str
    mixed: str
    weak: str
    unseen: str


@dataclass(frozen=True, slots=True)
class StyleWords:
    """One of the five styles and what a path that ends there means."""

    title: str
    entry: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TaskWords:
    """What to practise for a characteristic, and the scenarios that call for it, best first."""

    text: str
    scenarios: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """All of a language's words of the teacher; `looks` by "before.<key>" and "after.<key>"."""

    looks: Mapping[str, LookWords]
    beliefs: Mapping[str, str]
    beliefs_entry: str
    reflection: Mapping[str, str]
    five_cs: Mapping[str, FiveCWords]
    lines: Mapping[str, LookWords]
    styles: Mapping[str, StyleWords]
    relationship: Mapping[str, str]
    moved: Mapping[str, str]
    hints: Mapping[str, HintWords]
    examples: Mapping[str, str]
    nudges: Mapping[str, str]
    refusals: Mapping[str, str]
    tasks: Mapping[str, TaskWords]
