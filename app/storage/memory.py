"""`MemoryStore`: the store port in memory, for trials and tests; the contract suite holds it too.

It keeps the same promises as the database, the ones that hurt among them: a unit of work that
raises leaves nothing, keys are unique, event data comes back as the JSON it went in as.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from app.errors import Conflict, NotFound, StorageFailed
from app.negotiation.acts import Act, Marker, Span
from app.sessions.answer_port import AnswerKey, AnswerRecord
from app.sessions.records import (
    EventRecord,
    NewEvent,
    NoteRecord,
    Principal,
    SessionRecord,
    TurnRecord,
)
from app.storage.mapping import dump
from app.storage.memory_access import KeptAccess, MemoryAccess
from app.storage.memory_answers import MemoryAnswers
from app.storage.memory_exports import MemoryExports
from app.storage.memory_learners import MemoryLearners
from app.storage.memory_outbox import KeptOutbox, MemoryOutbox
from app.storage.unit import Unit

T = TypeVar("T")
_TAKEN = "This was already saved by another request. Load the session and go on there."


@dataclass(slots=True)
class _Kept:
    """Everything kept; records are immutable, so a shallow copy is a snapshot."""

    sessions: dict[str, SessionRecord] = field(default_factory=dict)
    turns: dict[str, TurnRecord] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    events: dict[str, tuple[EventRecord, ...]] = field(default_factory=dict)
    notes: dict[tuple[str, str, str], NoteRecord] = field(default_factory=dict)
    spent: dict[tuple[str, str], int] = field(default_factory=dict)
    answers: dict[AnswerKey, AnswerRecord] = field(default_factory=dict)
    access: KeptAccess = field(default_factory=KeptAccess)
    outbox: KeptOutbox = field(default_factory=KeptOutbox)

    def copy(self) -> "_Kept":
        events, notes = dict(self.events), dict(self.notes)
        sessions, turns = dict(self.sessions), dict(self.turns)
        spent, answers = dict(self.spent), dict(self.answers)
        kept = (sessions, turns, self.dropped, events, notes, spent, answers)
        return _Kept(*kept, self.access.copy(), self.outbox.copy())


class MemoryStore:
    """The store port without a database; `now` dates the events."""

    def __init__(self, now: Callable[[], str]) -> None:
        self._kept = _Kept()
        self._now = now
        self._is_open = True

    async def transact(self, work: Callable[[Unit], T]) -> T:
        """Run `work` on a copy that replaces what is kept only if nothing was raised."""
        if not self._is_open:
            raise StorageFailed("The store is closed.")
        attempt = self._kept.copy()
        result = work(MemoryTransaction(attempt, self._now))
        self._kept = attempt
        return result

    async def is_ready(self) -> bool:
        """Say whether the store can be used."""
        return self._is_open

    async def close(self) -> None:
        """Let go of the store; a second call does nothing."""
        self._is_open = False


class MemoryTransaction(MemoryAnswers, MemoryLearners, MemoryExports, MemoryAccess, MemoryOutbox):
    """One unit of work on a copy of what is kept."""

    _kept: _Kept

    def __init__(self, kept: _Kept, now: Callable[[], str]) -> None:
        self._kept = kept
        self._answers, self._access = kept.answers, kept.access
        self._outbox = kept.outbox
        self._now = now

    def add_session(self, record: SessionRecord) -> None:
        """Keep a new session."""
        if record.id in self._kept.sessions:
            raise Conflict(_TAKEN)
        self._kept.sessions[record.id] = record

    def session(self, owner: Principal, session_id: str) -> SessionRecord | None:
        """Return a session of this owner, or None (also when it is another's)."""
        record = self._kept.sessions.get(session_id)
        return record if record is not None and _is_of(record, owner) else None

    def sessions(self, owner: Principal, limit: int, before: str | None) -> list[SessionRecord]:
        """Return an owner's sessions, newest id first, those with id < before if given."""
        mine = [
            record
            for record in self._kept.sessions.values()
            if _is_of(record, owner) and (before is None or record.id < before)
        ]
        return sorted(mine, key=lambda record: record.id, reverse=True)[:limit]

    def delete_session(self, owner: Principal, session_id: str) -> bool:
        """Delete a session with its turns, events and notes; say whether there was one."""
        if self.session(owner, session_id) is None:
            return False
        del self._kept.sessions[session_id]
        self._drop_answers_about(owner, session_id)
        self._outbox.drop_of_session(session_id)
        self._kept.events.pop(session_id, None)
        for turn in self._of_session(session_id):
            del self._kept.turns[turn.id]
        for note in self.notes(session_id):
            del self._kept.notes[_key(note)]
        return True

    def note_progress(self, session_id: str, phase: str, turns_left: int) -> None:
        """Update the two columns kept beside the history (NotFound)."""
        session = self._existing_session(session_id)
        self._kept.sessions[session_id] = replace(session, phase=phase, turns_left=turns_left)

    def turns(self, session_id: str) -> tuple[TurnRecord, ...]:
        """Return the live turns (latest revision of each number), oldest first."""
        live = [turn for turn in self._of_session(session_id) if self._is_live(turn)]
        return tuple(sorted(live, key=lambda turn: turn.number))

    def add_turn(self, record: TurnRecord) -> None:
        """Keep a turn; a revision that is there, or a second live one, raises Conflict."""
        self._refuse_orphan(record.session)
        others = self._of_session(record.session)
        if record.id in self._kept.turns or any(self._collide(record, turn) for turn in others):
            raise Conflict(_TAKEN)
        self._kept.turns[record.id] = record

    def correct_turn(
        self,
        turn_id: str,
        acts: tuple[Act, ...],
        spans: tuple[Span, ...],
        markers: tuple[Marker, ...],
        understood: tuple[str, ...],
    ) -> None:
        """Replace how a turn is understood and mark it corrected (NotFound)."""
        turn = self._kept.turns.get(turn_id)
        if turn is None:
            raise NotFound("turn", turn_id)
        understanding = replace(turn, acts=acts, spans=spans, markers=markers)
        self._kept.turns[turn_id] = replace(understanding, understood=understood, is_corrected=True)

    def drop_from(self, session_id: str, number: int) -> int:
        """Take live turns from `number` on out of the history; return their highest revision."""
        late = [turn for turn in self.turns(session_id) if turn.number >= number]
        self._kept.dropped |= {turn.id for turn in late}
        return max((turn.revision for turn in late), default=0)

    def turn_by_client_id(self, session_id: str, client_turn_id: str) -> TurnRecord | None:
        """Return the learner turn that was sent with this client id, or None."""
        turns = self._of_session(session_id)
        return next((turn for turn in turns if turn.client_turn_id == client_turn_id), None)

    def add_events(self, session_id: str, events: Sequence[NewEvent]) -> tuple[EventRecord, ...]:
        """Keep events under the next sequence numbers and return them (NotFound)."""
        self._existing_session(session_id)
        earlier, at = self._kept.events.get(session_id, ()), self._now()
        added = tuple(
            EventRecord(seq, session_id, event.type, event.turn, json.loads(dump(event.data)), at)
            for seq, event in enumerate(events, len(earlier) + 1)
        )
        self._kept.events[session_id] = earlier + added
        return added

    def tell(
        self, note: NoteRecord, was_at: str, events: Sequence[NewEvent], after: int
    ) -> tuple[EventRecord, ...] | None:
        """Replace a note that was written last at `was_at`, and keep events after a number."""
        kept = self._kept.notes.get(_key(note))
        if kept is None or kept.at != was_at:
            return None
        if len(self._kept.events.get(note.session, ())) != after:
            raise Conflict(_TAKEN)
        self.put_note(note)
        return self.add_events(note.session, events)

    def events(self, session_id: str, after: int) -> tuple[EventRecord, ...]:
        """Return the events with seq > after, in order."""
        return self._kept.events.get(session_id, ())[max(after, 0) :]

    def put_note(self, note: NoteRecord) -> None:
        """Keep a note in the place of one of the same session, kind and key."""
        self._refuse_orphan(note.session)
        self._kept.notes[_key(note)] = replace(note, data=json.loads(dump(note.data)))

    def add_note(self, note: NoteRecord) -> None:
        """Keep a note; one of the same session, kind and key raises Conflict."""
        if _key(note) in self._kept.notes:
            raise Conflict(_TAKEN)
        self.put_note(note)

    def notes(self, session_id: str, *kinds: str) -> tuple[NoteRecord, ...]:
        """Return the notes of some kinds (of all, if none is named), by kind and key."""
        found = [n for n in self._sorted_notes() if n.session == session_id]
        return tuple(note for note in found if not kinds or note.kind in kinds)

    def notes_of(self, owner: Principal, kind: str) -> tuple[NoteRecord, ...]:
        """Return an owner's notes of a kind over all sessions, by session id and key."""
        found = [n for n in self._sorted_notes() if n.kind == kind]
        return tuple(n for n in found if (n.tenant, n.learner) == (owner.tenant, owner.learner))

    def add_spent(self, tenant: str, day: str, tokens: int) -> None:
        """Count tokens that a tenant's calls to a model took on a day (YYYY-MM-DD)."""
        self._kept.spent[tenant, day] = self.spent_on(tenant, day) + tokens

    def spent_on(self, tenant: str, day: str) -> int:
        """Return the tokens a tenant's calls took on a day."""
        return self._kept.spent.get((tenant, day), 0)

    def _sorted_notes(self) -> list[NoteRecord]:
        return [note for _, note in sorted(self._kept.notes.items())]

    def _refuse_orphan(self, session_id: str) -> None:
        if session_id not in self._kept.sessions:
            raise StorageFailed("The database refused a row that breaks its rules.")

    def _of_session(self, session_id: str) -> list[TurnRecord]:
        return [turn for turn in self._kept.turns.values() if turn.session == session_id]

    def _is_live(self, turn: TurnRecord) -> bool:
        return turn.id not in self._kept.dropped

    def _collide(self, new: TurnRecord, kept: TurnRecord) -> bool:
        if new.client_turn_id is not None and new.client_turn_id == kept.client_turn_id:
            return True
        is_same = new.number == kept.number
        return is_same and (new.revision == kept.revision or self._is_live(kept))

    def _existing_session(self, session_id: str) -> SessionRecord:
        session = self._kept.sessions.get(session_id)
        if session is None:
            raise NotFound("session", session_id)
        return session


def _key(note: NoteRecord) -> tuple[str, str, str]:
    return (note.session, note.kind, note.key)


def _is_of(record: SessionRecord, owner: Principal) -> bool:
    return (record.tenant, record.learner) == (owner.tenant, owner.learner)
