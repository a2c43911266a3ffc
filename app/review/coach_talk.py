"""What the coach speaks from and with: blocks of what it may know, sourced sentences, its words.

A block is a part of the report, or of what a game that goes on allows; whoever answers, offline or
with a model, sees nothing else of a session. Words are data (knowledge/phrases/<lang>/
coach_talk.yaml); the tables here say which there must be, and which slots each may use.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

REPORT, GLOSSARY, GAME = "report", "glossary", "game"

# What can be asked, in the order in which it is listened for; anything else is for the glossary.
CHALLENGE, THEIRS, LEFT, NEXT, BETTER, LEVEL, HINT, RESULT, MORE = (
    "challenge", "theirs", "left", "next", "better", "level", "hint", "result", "more",
)  # fmt: skip
SUBJECTS = (CHALLENGE, THEIRS, LEFT, BETTER, LEVEL, NEXT, HINT, RESULT, MORE)
GENERAL = "glossary"
# Subjects that are answered from this session, never from the glossary.
OF_THE_SESSION = frozenset(SUBJECTS) - {MORE}

_NONE: frozenset[str] = frozenset()
_SPREAD = frozenset({"turn", "move", "own", "other", "before"})
_CHECK = frozenset({"title", "turn", "quote", "explained"})
SAY_SLOTS: Mapping[str, frozenset[str]] = {
    "result.marks": frozenset({"own", "reservation", "target", "best"}),
    "left.joint": frozenset({"points"}),
    "left.better": frozenset({"terms", "own", "other"}),
    "left.findable": frozenset({"turn"}),
    "left.nothing": _NONE,
    "level": frozenset({"title", "level", "anchor"}),
    "level.unsure": frozenset({"title", "anchor"}),
    "check.met": _CHECK,
    "check.missed": _CHECK,
    "check.against": _CHECK,
    "moment": frozenset({"turn", "quote"}),
    "moment.pressed": frozenset({"turn", "quote"}),
    "moment.better": frozenset({"sentence"}),
    "what_if": _SPREAD,
    "theirs.limit": frozenset({"person", "reservation", "target"}),
    "theirs.weights": frozenset({"issue", "weight", "option", "own"}),
    "theirs.batna": frozenset({"batna"}),
    "task.scenario": frozenset({"scenario"}),
    "progress": frozenset({"title", "levels"}),
    "no_moment": frozenset({"turn"}),
    "hold": _NONE,
    "hold.change": _NONE,
    "quote.absent": frozenset({"turn"}),
    "quote.nowhere": _NONE,
    "quote.there": frozenset({"turn"}),
    "open.levels": _NONE,
    "open.theirs": _NONE,
    "open.after": _NONE,
    "open.hint_more": _NONE,
    "assessment": _NONE,
    "assessment.glossary": _NONE,
}
BLOCK_TITLES = (
    "result", "left", "moment", "level", "what-if", "theirs", "advice", "task", "progress",
    "scoring", "hint", "rules", "answer",
)  # fmt: skip
QUESTIONS = (*(subject for subject in SUBJECTS if subject != MORE), GENERAL, "open", "assessment")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sentence stands: a block of the report, of the game, or an entry; `turn` if one."""

    kind: str
    id: str
    title: str
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Sourced:
    """A sentence and where it stands."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Block:
    """A part of what may be told now; a block about a level holds it (1..5, None: no evidence)."""

    source: Source
    sentences: tuple[str, ...]
    is_level: bool = False
    level: int | None = None
    name: str = ""  # the characteristic of a level, as people call it

    @property
    def id(self) -> str:
        """Return what a citation calls it."""
        return self.source.id

    @property
    def sourced(self) -> tuple[Sourced, ...]:
        """Return its sentences, each with its source."""
        return tuple(Sourced(text, self.source) for text in self.sentences)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the coach says: sentences with sources, one question back, and what was asked."""

    subject: str
    sentences: tuple[Sourced, ...]
    question: str


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What tells a claim, as patterns over folded text.

    `level` speaks of levels, `out_of` is the scale they stand on, `revises` gives in, agrees or
    confirms, `negates` says no, `turns` names turns by number; what `verbatim` finds (praise,
    shares, a figure made vague) has to stand in the source. `numbers` are figures spelt,
    `uncounted` holds those that count nothing, `free` are the words any sentence may use.
    """

    level: re.Pattern[str]
    out_of: re.Pattern[str]
    revises: re.Pattern[str]
    negates: re.Pattern[str]
    verbatim: re.Pattern[str]
    turns: re.Pattern[str]
    uncounted: re.Pattern[str]
    numbers: Mapping[str, int]
    free: frozenset[str]


@dataclass(frozen=True, slots=True)
class TalkWords:
    """A language's words of the coach; `subjects` by name, `says` frames, `questions` back."""

    language: str
    subjects: Mapping[str, tuple[re.Pattern[str], ...]]
    turn: re.Pattern[str]
    titles: Mapping[str, str]
    says: Mapping[str, str]
    rules: tuple[str, ...]
    questions: Mapping[str, tuple[str, ...]]
    claims: ClaimWords
