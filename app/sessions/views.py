"""What doors show of a session: values in the learner's words and numbers, nothing private."""

from dataclasses import dataclass
from typing import Literal

VoiceName = Literal["model", "phrases"]


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One issue of an offer; `points` is what the option adds to the learner's utility.

    `kind` is the issue's: an allocation's words ("you 2, they 1") need its label beside them.
    """

    issue: str
    label: str
    shown: str
    points: int
    kind: str = "choice"


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer; `own_value` is its utility to the learner, None unless complete."""

    terms: dict[str, str]
    lines: tuple[OfferLine, ...]
    is_complete: bool
    own_value: int | None


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """A reading the learner can choose instead, with one click."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class TurnView:
    """One turn as shown; readings and alternatives only on the learner's own."""

    id: str
    number: int
    speaker: str
    text: str
    units: tuple[str, ...]
    understood: tuple[str, ...]
    alternatives: tuple[AlternativeView, ...]
    is_corrected: bool
    is_latest: bool
    offers: tuple[OfferView, ...]
    at: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """The counterpart as introduced."""

    person: str
    title: str
    organisation: str
    public_brief: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What is on the table from each side."""

    theirs: tuple[OfferView, ...]
    mine: tuple[OfferView, ...]


@dataclass(frozen=True, slots=True)
class GuideView:
    """What to try next in a guided game: `step` of `steps`, and a sentence one could say."""

    step: int
    steps: int
    text: str
    example: str


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as its learner sees it; `guide` only while a guided game has a next step.

    `nudge` is one line of advice after weak turns, in practice only. A branch stands just before
    turn `branch_turn` of the session `branch_of`. `can_prepare` until the learner's first turn,
    never in a branch; `is_reflected` once the report may be read without being asked first.
    `voice` says what the next reply is worded by; `is_over_cap` that the session has had its
    tokens of a model. While a reply is being said, its events come after number `reply_after`.
    """

    id: str
    scenario_id: str
    title: str
    role: str
    role_title: str
    style: str
    difficulty: str
    seed: int
    mode: str
    phase: str
    turns_left: int
    turn_limit: int
    reservation: int
    counterpart: PersonView
    standing: Standing
    agreeing: OfferView | None
    deal: OfferView | None
    turns: tuple[TurnView, ...]
    report_url: str | None
    created_at: str
    guide: GuideView | None
    language: str
    branch_of: str | None = None
    branch_turn: int | None = None
    is_prepared: bool = False
    can_prepare: bool = False
    is_reflected: bool = False
    nudge: str | None = None
    hints_used: int = 0
    voice: VoiceName = "phrases"
    is_over_cap: bool = False
    reply_after: int | None = None


@dataclass(frozen=True, slots=True)
class SessionCard:
    """A session in a list; `branch_of` is the session a branch was made from.

    `is_unplayed` while the learner has said nothing in it: to begin with the same choices once
    more is to go on with it.
    """

    id: str
    scenario_id: str
    title: str
    role: str
    role_title: str
    style: str
    phase: str
    turns_left: int
    created_at: str
    language: str
    branch_of: str | None = None
    difficulty: str = "medium"
    seed: int = 0
    mode: str = "practice"
    is_unplayed: bool = False


@dataclass(frozen=True, slots=True)
class OptionSheet:
    """An option and what it adds to the learner's utility.

    `number` is the figure of an option on a range, and of an allocation how many units the learner
    takes; None for a named option.
    """

    id: str
    shown: str
    points: int
    number: float | None = None


@dataclass(frozen=True, slots=True)
class IssueSheet:
    """An issue on the learner's score sheet."""

    id: str
    label: str
    kind: str
    weight: int
    options: tuple[OptionSheet, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The learner's role sheet; `relationship` is what lies ahead between the two."""

    scenario_id: str
    title: str
    summary: str
    seed: int
    role: str
    role_title: str
    person: str
    organisation: str
    counterpart: PersonView
    shared_brief: str
    relationship: str
    public_brief: str
    private_brief: tuple[str, ...]
    batna: str
    reservation: int
    target: int
    turn_limit: int
    minutes: int
    issues: tuple[IssueSheet, ...]
    language: str
