"""What a judgement is made of: findings on quotes, criteria with levels, measures, moments."""

from dataclasses import dataclass
from enum import StrEnum

from app.negotiation.acts import Act


class Verdict(StrEnum):
    """What a check found: `not_observed` means there was no opportunity, which is no zero."""

    MET = "met"
    MISSED = "missed"
    NOT_OBSERVED = "not_observed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a finding rests on, verbatim, and the turn they stand in.

    `is_pressed`: a button was pressed there; the quote tells what it did and was not typed.
    """

    turn: int
    quote: str
    is_pressed: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; counter-evidence that was seen counts as missed."""

    check: str
    verdict: Verdict
    is_counter: bool = False
    evidence: tuple[Evidence, ...] = ()
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One characteristic: its level 1..5 or None (insufficient evidence), and why.

    `behaviour` and `outcome` are shares 0..1, None where nothing was observed or defined;
    `measured` are the defined measures by name that `outcome` is the mean of. `is_capped`: the
    sum alone would have given the top level, and a measure it needs was not whole.
    """

    characteristic: str
    level: int | None
    behaviour: float | None
    outcome: float | None
    findings: tuple[Finding, ...]
    measured: tuple[tuple[str, float], ...] = ()
    is_capped: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """The outcome measures of docs/judging.md that need no words; None where not defined."""

    own_utility: int
    other_utility: int
    own_surplus: int
    other_surplus: int
    joint_gain: float | None
    claim_share: float | None
    logrolled: float | None
    compatible_found: float | None
    discovered: float | None
    discovered_used: float | None
    joint_left: int


@dataclass(frozen=True, slots=True)
class Advice:
    """A moment that mattered: what was done there, and the acts that would have done better."""

    turn: int
    finding: Finding
    is_strength: bool
    better: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Gain:
    """What the move behind a check brought where it was played on, in points of 10,000."""

    own: int
    turn: int


@dataclass(frozen=True, slots=True)
class Critique:
    """The teacher's whole judgement of one side's play."""

    measures: Measures
    judgements: tuple[Judgement, ...]
    moments: tuple[Advice, ...]
    keep: Finding | None
    start: Finding | None
    stop: Finding | None
