"""Dialogue acts: what an utterance does to the game, and the markers of how it does it.

The vocabulary follows the negotiation-dialogue literature (propose, accept, reject, inform, ask,
argue ...); a value an act carries is always `Terms` of the scenario, never raw words.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.negotiation.terms import Terms


class Kind(StrEnum):
    """What a question asks for, or a disclosure tells."""

    ISSUE = "issue"
    INTEREST = "interest"
    PRIORITY = "priority"
    CONSTRAINT = "constraint"
    ALTERNATIVE = "alternative"
    OPEN = "open"


class Importance(StrEnum):
    """How much a side says it cares about an issue."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Greet:
    """Opens the talk."""


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Talk outside the task: rapport, thanks, filler."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Asks for information, `is_after_limit` for the other side's reservation value."""

    kind: Kind
    issue: str | None = None
    is_after_limit: bool = False


@dataclass(frozen=True, slots=True)
class Inform:
    """Tells something about the speaker's own side; `fact` is a disclosure of the scenario."""

    kind: Kind
    issue: str | None = None
    importance: Importance | None = None
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Argue:
    """Gives a reason for a position, or points at an objective standard (ids of the scenario)."""

    issue: str | None = None
    reason: str | None = None
    standard: str | None = None


@dataclass(frozen=True, slots=True)
class Propose:
    """Puts one offer, or several equivalent ones, on the table; each may be partial."""

    offers: tuple[Terms, ...]
    is_conditional: bool = False
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class Accept:
    """Accepts the other side's standing offer, or only the part in `terms`."""

    terms: Terms | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """Refuses an offer, the part of it in `terms`, or (`asked`) to answer a question."""

    terms: Terms = Terms()
    asked: Kind | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Shows that something the other side said has been heard."""

    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Summarise:
    """Restates terms or what was understood."""

    terms: Terms = Terms()


@dataclass(frozen=True, slots=True)
class SuggestProcess:
    """Proposes how to go on talking rather than what to agree (`how` names the way)."""

    how: str = "step_back"


@dataclass(frozen=True, slots=True)
class Threaten:
    """Announces harm or leaving to force a concession, or warns of it."""


@dataclass(frozen=True, slots=True)
class Clarify:
    """Asks what was meant by words that were `Unknown`, with the same fields."""

    doubt: str = "unclear"
    issue: str | None = None
    near: Terms = Terms()


@dataclass(frozen=True, slots=True)
class Close:
    """Ends the talk, with a deal that stands confirmed or without one."""

    is_deal: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Words that were not understood; `doubt` says why, `near` holds the values in question."""

    doubt: str = "unclear"
    issue: str | None = None
    near: Terms = Terms()


Act = (
    Greet
    | SmallTalk
    | Ask
    | Inform
    | Argue
    | Propose
    | Accept
    | Reject
    | Acknowledge
    | Summarise
    | SuggestProcess
    | Threaten
    | Clarify
    | Close
    | Unknown
)

ACTS: tuple[type[Act], ...] = (
    Greet,
    SmallTalk,
    Ask,
    Inform,
    Argue,
    Propose,
    Accept,
    Reject,
    Acknowledge,
    Summarise,
    SuggestProcess,
    Threaten,
    Clarify,
    Close,
    Unknown,
)

COMMITTING: tuple[type[Act], ...] = (Propose, Accept, Reject, Summarise, Threaten, Close)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an utterance's text, in characters from `start` up to `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Marker:
    """An observable quality of an utterance and the words that showed it.

    `confidence` is the chance (0 to 1) that somebody with the codebook would say so too.
    """

    name: str
    span: Span
    confidence: float = 1.0
