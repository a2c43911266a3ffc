"""The blocks of a debrief besides result, moments and characteristics, each ready to be shown.

Every text is in the session's language; utilities are 0..10,000, shares 0..1.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One thing looked at in the preparation; `is_met` None means it was left empty."""

    key: str
    title: str
    is_met: bool | None
    text: str


@dataclass(frozen=True, slots=True)
class PreparationView:
    """The preparation by itself, and against what was played."""

    lines: tuple[SheetLine, ...]
    against_play: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class BeliefRow:
    """An issue with its place (1 is most important): guessed for them, true for them, own."""

    label: str
    guessed: int | None
    theirs: int
    own: int
    is_guessed_same: bool
    is_same: bool


@dataclass(frozen=True, slots=True)
class BeliefView:
    """The guess of the other side's priorities against the truth; accuracy 0..1."""

    rows: tuple[BeliefRow, ...]
    accuracy: float
    is_fixed_pie: bool
    sentence: str
    entry: str


@dataclass(frozen=True, slots=True)
class ReflectionView:
    """The learner's look back beside what was measured: `found` and `measured` 1..5."""

    went_well: str
    would_change: str
    found: int | None
    measured: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class HintView:
    """A hint that was used."""

    turn: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class FiveCView:
    """One of the five C's: what was looked at, each line met, missed or (None) not observed."""

    id: str
    title: str
    entry: str
    lines: tuple[SheetLine, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class StylePoint:
    """One of the learner's offers, as a share of what each side could get, 0..1.

    Counted are the issues that the learner itself has put forward by then.
    """

    turn: int
    own: float
    other: float
    style: str


@dataclass(frozen=True, slots=True)
class StyleView:
    """The path of the learner's offers among the five styles; `style` is where it ended."""

    path: tuple[StylePoint, ...]
    style: str | None
    title: str
    entry: str
    sentence: str


@dataclass(frozen=True, slots=True)
class TrustPoint:
    """The counterpart's trust 0..1 after one of the learner's turns, what moved it, in which words.

    `moved` names it in words; both texts are empty where nothing did.
    """

    turn: int
    trust: float
    change: float
    quote: str
    moved: str = ""


@dataclass(frozen=True, slots=True)
class RelationshipView:
    """How the relationship went: the path of trust, and a sentence about the next deal."""

    path: tuple[TrustPoint, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Spread:
    """What games came to: the middle, lowest and highest of each side, and how many were deals."""

    own: int
    own_low: int
    own_high: int
    other: int
    other_low: int
    other_high: int
    deals: int
    games: int


@dataclass(frozen=True, slots=True)
class WhatIfMove:
    """A move at a moment (the one that was made, or a better one) and how games went on from it."""

    key: str
    title: str
    sentence: str
    spread: Spread


@dataclass(frozen=True, slots=True)
class WhatIfMoment:
    """A turn of the learner, played on as it was and with better moves, the best first.

    Where a button was pressed, `quote` is what the button says, nobody's words.
    """

    turn: int
    quote: str
    as_played: WhatIfMove
    moves: tuple[WhatIfMove, ...]
    is_pressed: bool = False


@dataclass(frozen=True, slots=True)
class WhatIfView:
    """The simulation: its moments, and by which policy it was played on.

    Without a moment `policy` says why there is none.
    """

    moments: tuple[WhatIfMoment, ...]
    policy: str


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """A characteristic over the learner's judged sessions, oldest first; None is no level."""

    id: str
    title: str
    levels: tuple[int | None, ...]
    lift: int | None


@dataclass(frozen=True, slots=True)
class PracticeTask:
    """What to try next: the weakest characteristic, one task, and a scenario that calls for it."""

    characteristic: str
    title: str
    text: str
    scenario: str
    scenario_title: str


@dataclass(frozen=True, slots=True)
class ProgressView:
    """Progress over sessions, this one last."""

    sessions: int
    lines: tuple[ProgressLine, ...]


@dataclass(frozen=True, slots=True)
class TheirIssue:
    """An issue on the counterpart's sheet; weights are 0..10,000."""

    label: str
    weight: int
    best_option_shown: str
    own_weight: int


@dataclass(frozen=True, slots=True)
class TheirSide:
    """The counterpart's sheet, shown after the end; `interests` are its needs in words."""

    person: str
    role_title: str
    batna: str
    reservation: int
    target: int
    rows: tuple[TheirIssue, ...]
    interests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Further:
    """The further blocks; None is a block for which nothing was written or can be said."""

    five_cs: tuple[FiveCView, ...] = ()
    style: StyleView | None = None
    relationship: RelationshipView | None = None
    preparation: PreparationView | None = None
    beliefs: BeliefView | None = None
    reflection: ReflectionView | None = None
    hints: tuple[HintView, ...] = ()
    what_if: WhatIfView | None = None
    progress: ProgressView | None = None
    task: PracticeTask | None = None
    their_side: TheirSide | None = None


NOTHING_FURTHER = Further()
