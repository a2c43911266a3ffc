"""What the use cases are given by start-up: the ports, and how a debrief is made."""

from collections.abc import Callable
from dataclasses import dataclass

from app.review.debrief import Debrief
from app.sessions.ports import Clock, Ids, Personas, ScenarioLibrary, Store
from app.sessions.records import SessionRecord, TurnRecord
from app.sessions.table import Table, Tables

DebriefMaker = Callable[[SessionRecord, Table, tuple[TurnRecord, ...]], Debrief]


@dataclass(frozen=True, slots=True)
class Tools:
    """Ports and makers; every use case takes what it needs from here."""

    store: Store
    library: ScenarioLibrary
    personas: Personas
    tables: Tables
    clock: Clock
    ids: Ids
    make_debrief: DebriefMaker
    rubric_version: str
