"""What doors are given: the use cases and what they show."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.sessions.ports import GlossaryEntry, Store
from app.sessions.service import SessionService


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a door may use."""

    sessions: SessionService
    store: Store
    glossary: Mapping[str, GlossaryEntry]
