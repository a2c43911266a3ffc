"""Everything of a learner in memory: the part of `MemoryTransaction` that looks at all of it."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from app.sessions.answer_port import AnswerKey, AnswerRecord
from app.sessions.learner_port import Kept, OldSession
from app.sessions.records import (
    EventRecord,
    NewEvent,
    NoteRecord,
    Principal,
    SessionRecord,
    TurnRecord,
)
from app.storage.access_mapping import learner_to_row, token_to_row
from app.storage.answer_rows import answer_to_row
from app.storage.learner_rows import exported, is_exported, tables_of_learners
from app.storage.mapping import Row, event_to_row, note_to_row, session_to_row, turn_to_row
from app.storage.memory_access import KeptAccess
from app.storage.memory_outbox import KeptOutbox
from app.storage.outbox_mapping import message_to_row


class _Everything(Protocol):
    """What is kept, as `MemoryStore` keeps it."""

    sessions: dict[str, SessionRecord]
    turns: dict[str, TurnRecord]
    dropped: frozenset[str]
    events: dict[str, tuple[EventRecord, ...]]
    notes: dict[tuple[str, str, str], NoteRecord]
    answers: dict[AnswerKey, AnswerRecord]


class MemoryLearners:
    """What a unit of work does with everything of a learner, on the copy it was given."""

    _kept: _Everything
    _answers: dict[AnswerKey, AnswerRecord]
    _access: KeptAccess
    _outbox: KeptOutbox

    def kept_of(self, owner: Principal) -> Kept:
        """Return all that is kept of an owner, in every table, but what is not theirs to read."""
        found: dict[str, list[Mapping[str, object]]] = {
            table.name: [] for table in tables_of_learners()
        }
        for table, row in self._rows():
            if (row["tenant"], row["learner"]) == (owner.tenant, owner.learner) and is_exported(
                table, row
            ):
                found[table].append(exported(table, row))
        return {name: tuple(rows) for name, rows in found.items()}

    def forget(self, owner: Principal) -> int:
        """Delete all that is kept of an owner, in every table; return how many rows."""
        whose = (owner.tenant, owner.learner)
        number = sum((row["tenant"], row["learner"]) == whose for _, row in self._rows())
        kept = self._kept
        theirs = {one.id for one in kept.sessions.values() if (one.tenant, one.learner) == whose}
        for session_id in theirs:
            del kept.sessions[session_id]
            kept.events.pop(session_id, None)
        for turn in [turn for turn in kept.turns.values() if turn.session in theirs]:
            del kept.turns[turn.id]
        for key in [key for key in kept.notes if key[0] in theirs]:
            del kept.notes[key]
        for answer in [key for key in self._answers if key.owner == owner]:
            del self._answers[answer]
        self._outbox.drop_of_learner(owner)
        self._access.learners.pop(whose, None)
        tokens = self._access.tokens
        for hash_ in [one.hash for one in tokens.values() if (one.tenant, one.learner) == whose]:
            del tokens[hash_]
        return number

    def untouched(self, before: str, most: int) -> tuple[OldSession, ...]:
        """Return sessions of any owner in which nothing was kept since a time, oldest first."""
        old = [one for one in self._kept.sessions.values() if self.is_untouched(one.id, before)]
        first = sorted(old, key=lambda one: one.id)[:most]
        return tuple(OldSession(Principal(one.tenant, one.learner), one.id) for one in first)

    def is_untouched(self, session_id: str, before: str) -> bool:
        """Say whether a session is there and nothing was kept in it since a time."""
        kept = self._kept
        found = kept.sessions.get(session_id)
        if found is None:
            return False
        turns = (turn.at for turn in kept.turns.values() if turn.session == session_id)
        notes = (note.at for note in kept.notes.values() if note.session == session_id)
        events = (event.at for event in kept.events.get(session_id, ()))
        return max((found.created_at, *turns, *notes, *events)) < before

    def _rows(self) -> Iterator[tuple[str, Row]]:
        kept = self._kept
        for _, session in sorted(kept.sessions.items()):
            yield "session", session_to_row(session)
        for _, turn in sorted(kept.turns.items()):
            yield "turn", turn_to_row(turn) | {"live": turn.id not in kept.dropped}
        for session_id, events in sorted(kept.events.items()):
            of = session_to_row(kept.sessions[session_id])
            for event in events:
                told = NewEvent(event.type, event.turn, event.data)
                yield "event", event_to_row(of, event.seq, told, event.at)
        for _, note in sorted(kept.notes.items()):
            yield "note", note_to_row(note)
        for answer in self._answers.values():
            yield "answer", answer_to_row(answer)
        for learner in self._access.learners.values():
            yield "learner", learner_to_row(learner)
        for token in self._access.tokens.values():
            yield "token", token_to_row(token)
        for message in self._outbox.messages.values():
            yield "outbox", message_to_row(message)
