"""What the use cases need from outside: a store, scenarios, a clock, ids and seeds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.negotiation.acts import Act, Marker, Span
from app.negotiation.scenario import Scenario
from app.sessions.answer_port import AnswerRows
from app.sessions.export_port import ExportRows
from app.sessions.learner_port import LearnerRows
from app.sessions.outbox_port import OutboxRows
from app.sessions.records import (
    EventRecord,
    NewEvent,
    NoteRecord,
    Principal,
    SessionRecord,
    TurnRecord,
)
from app.strategy.persona import Persona

T = TypeVar("T")


class Transaction(AnswerRows, LearnerRows, OutboxRows, ExportRows, Protocol):
    """One unit of database work: all of it is kept, or none (an exception rolls it back)."""

    def add_session(self, record: SessionRecord) -> None:
        """Keep a new session."""

    def session(self, owner: Principal, session_id: str) -> SessionRecord | None:
        """Return a session of this owner, or None (also when it is another's)."""

    def sessions(self, owner: Principal, limit: int, before: str | None) -> list[SessionRecord]:
        """Return an owner's sessions, newest id first, those with id < before if given."""

    def delete_session(self, owner: Principal, session_id: str) -> bool:
        """Delete a session with its turns, events and notes; say whether there was one."""

    def note_progress(self, session_id: str, phase: str, turns_left: int) -> None:
        """Update the two columns kept beside the history."""

    def turns(self, session_id: str) -> tuple[TurnRecord, ...]:
        """Return the live turns (latest revision of each number), oldest first."""

    def add_turn(self, record: TurnRecord) -> None:
        """Keep a turn; the same (session, number, revision) again raises Conflict."""

    def correct_turn(
        self,
        turn_id: str,
        acts: tuple[Act, ...],
        spans: tuple[Span, ...],
        markers: tuple[Marker, ...],
        understood: tuple[str, ...],
    ) -> None:
        """Replace how a turn is understood and mark it corrected."""

    def drop_from(self, session_id: str, number: int) -> int:
        """Take live turns from `number` on out of the history (kept, not live).

        Return the highest revision among them (0 for none): what is played anew has one higher.
        """

    def turn_by_client_id(self, session_id: str, client_turn_id: str) -> TurnRecord | None:
        """Return the learner turn that was sent with this client id, or None."""

    def add_events(self, session_id: str, events: Sequence[NewEvent]) -> tuple[EventRecord, ...]:
        """Keep events under the next sequence numbers and return them."""

    def tell(
        self, note: NoteRecord, was_at: str, events: Sequence[NewEvent], after: int
    ) -> tuple[EventRecord, ...] | None:
        """Replace a note that was written last at `was_at`, and keep events after a number.

        None, with nothing done, where it was written at another time or is gone.
        """

    def events(self, session_id: str, after: int) -> tuple[EventRecord, ...]:
        """Return the events with seq > after, in order."""

    def put_note(self, note: NoteRecord) -> None:
        """Keep a note in the place of one of the same session, kind and key."""

    def add_note(self, note: NoteRecord) -> None:
        """Keep a note; one of the same session, kind and key raises Conflict."""

    def notes(self, session_id: str, *kinds: str) -> tuple[NoteRecord, ...]:
        """Return the notes of some kinds (of all, if none is named), by kind and key."""

    def notes_of(self, owner: Principal, kind: str) -> tuple[NoteRecord, ...]:
        """Return an owner's notes of a kind over all sessions, by session id and key."""

    def add_spent(self, tenant: str, day: str, tokens: int) -> None:
        """Count tokens that a tenant's calls to a model took on a day (YYYY-MM-DD)."""

    def spent_on(self, tenant: str, day: str) -> int:
        """Return the tokens a tenant's calls took on a day."""


class Store(Protocol):
    """Runs units of work on the database, off the event loop."""

    async def transact(self, work: Callable[[Transaction], T]) -> T:
        """Return what `work` comes to in one transaction; if it is undone it may be done again."""

    async def is_ready(self) -> bool:
        """Say whether the database answers and is migrated."""

    async def close(self) -> None:
        """Finish what is under way and let go of the database."""


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role as a chooser sees it."""

    id: str
    title: str
    teaser: str


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario as a chooser sees it: nothing private; `is_guided` shows what to try next."""

    id: str
    title: str
    summary: str
    minutes: int
    roles: tuple[RoleCard, ...]
    is_guided: bool
    language: str


class ScenarioLibrary(Protocol):
    """The scenarios that can be played."""

    def cards(self) -> tuple[ScenarioCard, ...]:
        """Return every scenario, in their order of listing."""

    def resolve(self, scenario_id: str, seed: int) -> tuple[Scenario, str]:
        """Draw a scenario by seed; return it with its resolved document as JSON (NotFound)."""

    def revive(self, document: str) -> Scenario:
        """Return the scenario of a resolved document (cached: the same text, the same value)."""


class Clock(Protocol):
    """The time now."""

    def now(self) -> str:
        """Return the time as ISO 8601 in UTC."""


class Ids(Protocol):
    """New ids and seeds."""

    def new(self, prefix: str) -> str:
        """Return a new id 'prefix_…' that sorts by time of making."""

    def seed(self) -> int:
        """Return a new seed, 1 .. 2**31."""


@dataclass(frozen=True, slots=True)
class StyleCard:
    """A counterpart style as a chooser sees it."""

    id: str
    title: str
    teaser: str


class Personas(Protocol):
    """The counterpart styles that can be played against."""

    def cards(self) -> tuple[StyleCard, ...]:
        """Return every style as a chooser sees it."""

    def persona(self, style: str, difficulty: str) -> Persona:
        """Return the numbers of a style at a difficulty (NotFound)."""


class GlossarySection(Protocol):
    """A part of an entry under its heading."""

    @property
    def heading(self) -> str:
        """Return the heading."""

    @property
    def text(self) -> str:
        """Return the text, paragraphs parted by blank lines."""


class GlossaryEntry(Protocol):
    """An entry of the glossary as doors show it."""

    @property
    def id(self) -> str:
        """Return the id."""

    @property
    def title(self) -> str:
        """Return the title."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Return its other names."""

    @property
    def see_also(self) -> tuple[str, ...]:
        """Return the ids of related entries."""

    @property
    def source(self) -> str:
        """Return the credit."""

    @property
    def definition(self) -> str:
        """Return the definition."""

    @property
    def sections(self) -> Sequence[GlossarySection]:
        """Return the sections in order."""

    @property
    def language(self) -> str:
        """Return the language it is written in."""
