"""What a store keeps of a session: plain values, the same for every database.

Times are ISO 8601 strings in UTC. Every record carries tenant and learner, so that each query
can be limited to one owner.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.negotiation.acts import Act, Marker, Span


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks: a tenant and a learner in it ('local' for both on a laptop)."""

    tenant: str = "local"
    learner: str = "local"


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session as created: it pins its resolved scenario and the versions it is played with.

    `document` is the resolved scenario as JSON text; `phase` and `turns_left` are kept beside
    the history so that lists need not fold it. A branch stands just before turn `branch_turn` of
    the session `branch_of`, which may be deleted since.
    """

    id: str
    tenant: str
    learner: str
    scenario_id: str
    title: str
    document: str
    language: str
    role: str
    style: str
    difficulty: str
    mode: str
    seed: int
    engine_version: str
    ear_version: str
    rubric_version: str
    phase: str
    turns_left: int
    created_at: str
    branch_of: str | None = None
    branch_turn: int | None = None


@dataclass(frozen=True, slots=True)
class AlternativeReading:
    """Another way to understand a turn, offered for a one-click correction."""

    id: str
    label: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class TurnRecord:
    """One turn of either side, with what it was understood to do and why it was decided.

    `units` are the pieces in which a reply was released; `why` is the decision's reason for the
    record (never shown during a game); `voice` names who worded it; `revision` counts answers
    given anew after a correction, and only the latest revision of a number is live.
    """

    id: str
    session: str
    tenant: str
    learner: str
    number: int
    revision: int
    client_turn_id: str | None
    role: str
    is_learner: bool
    text: str
    units: tuple[str, ...]
    acts: tuple[Act, ...]
    spans: tuple[Span, ...]
    markers: tuple[Marker, ...]
    understood: tuple[str, ...]
    alternatives: tuple[AlternativeReading, ...]
    confidence: float
    is_corrected: bool
    why: str
    voice: str
    at: str


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to be saved: its type, the turn it belongs to, and its own data (JSON-ready)."""

    type: str
    turn: str | None
    data: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class EventRecord:
    """A saved event; `seq` counts from 1 in each session without gaps."""

    seq: int
    session: str
    type: str
    turn: str | None
    data: Mapping[str, object]
    at: str


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """Something kept beside the talk: what the learner wrote, a hint given, what was judged.

    A session has one note of a kind and key; `data` is plain JSON.
    """

    session: str
    tenant: str
    learner: str
    kind: str
    key: str
    data: Mapping[str, object]
    at: str
