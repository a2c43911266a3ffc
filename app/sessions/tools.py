"""What the use cases are given by start-up: the ports, and what sessions are judged with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.review.teaching import Teaching
from app.sessions.bell import Bell
from app.sessions.caps import NO_CAPS, Caps
from app.sessions.live_speech import Live
from app.sessions.model_hearing import LiveEar
from app.sessions.ports import Clock, Ids, Personas, ScenarioLibrary, Store
from app.sessions.records import SessionRecord, TurnRecord
from app.sessions.reworder import LiveWording
from app.sessions.table import Table, Tables

# Plays the moments of a finished session on: the data of its note (sessions/rollouts.py).
RolloutMaker = Callable[[SessionRecord, Table, tuple[TurnRecord, ...]], Mapping[str, object]]
# Logs a failure that nobody waits for: what failed, and its error.
FailureNote = Callable[[str, Exception], None]


@dataclass(frozen=True, slots=True)
class Tools:
    """Ports and makers; every use case takes what it needs from here.

    `teaching` is by language; `live` is the voice that is tried before the phrasebook, if any, and
    `ear` is asked where the rules are unsure, and `wording` words reports, if there are such.
    `caps` say what a session, and a key in a day, may take of a model. `bell` wakes what sends
    messages to tenants' endpoints.
    """

    store: Store
    library: ScenarioLibrary
    personas: Personas
    tables: Tables
    clock: Clock
    ids: Ids
    teaching: Mapping[str, Teaching]
    roll_out: RolloutMaker
    note_failure: FailureNote
    rubric_version: str
    live: Live | None = None
    caps: Caps = NO_CAPS
    ear: LiveEar | None = None
    wording: LiveWording | None = None
    bell: Bell = field(default_factory=Bell)
