"""The transaction port on PostgreSQL: as on SQLite, and nobody else at the same session.

SQLite gives a unit of work the whole file from its beginning. Here whoever reads or changes a
session waits for the one before to be done with it, so that what was read still holds when the
work is kept.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from app.learners.records import KeyRecord
from app.sessions.outbox_port import EndpointRecord
from app.sessions.records import (
    EventRecord,
    NewEvent,
    NoteRecord,
    Principal,
    SessionRecord,
    TurnRecord,
)
from app.storage.foreign import translated
from app.storage.locking import hold_keys, hold_session
from app.storage.stores import SqlTransaction


class PostgresTransaction(SqlTransaction):
    """One unit of work on a connection that is inside a transaction; `now` dates the events."""

    def __init__(self, db: Connection, now: Callable[[], str]) -> None:
        super().__init__(db, now)
        self._held: set[str] = set()

    def session(self, owner: Principal, session_id: str) -> SessionRecord | None:
        """Return a session of this owner, or None (also when it is another's)."""
        self._hold(session_id)
        return super().session(owner, session_id)

    def delete_session(self, owner: Principal, session_id: str) -> bool:
        """Delete a session with its turns, events and notes; say whether there was one."""
        self._hold(session_id)
        return super().delete_session(owner, session_id)

    def add_turn(self, record: TurnRecord) -> None:
        """Keep a turn; a revision that is there, or a second live one, raises Conflict."""
        self._hold(record.session)
        super().add_turn(record)

    def drop_from(self, session_id: str, number: int) -> int:
        """Take live turns from `number` on out of the history; return their highest revision."""
        self._hold(session_id)
        return super().drop_from(session_id, number)

    def add_events(self, session_id: str, events: Sequence[NewEvent]) -> tuple[EventRecord, ...]:
        """Keep events under the next sequence numbers and return them (NotFound)."""
        self._hold(session_id)
        return super().add_events(session_id, events)

    def tell(
        self, note: NoteRecord, was_at: str, events: Sequence[NewEvent], after: int
    ) -> tuple[EventRecord, ...] | None:
        """Replace a note that was written last at `was_at`, and keep events after a number."""
        self._hold(note.session)
        return super().tell(note, was_at, events, after)

    def put_note(self, note: NoteRecord) -> None:
        """Keep a note in the place of one of the same session, kind and key."""
        self._hold(note.session)
        super().put_note(note)

    def add_note(self, note: NoteRecord) -> None:
        """Keep a note; one of the same session, kind and key raises Conflict."""
        self._hold(note.session)
        super().add_note(note)

    def is_untouched(self, session_id: str, before: str) -> bool:
        """Say whether a session is there and nothing was kept in it since a time."""
        self._hold(session_id)
        return super().is_untouched(session_id, before)

    def endpoint(self, tenant: str, endpoint: str) -> EndpointRecord | None:
        """Return a tenant's endpoint, or None; whoever asks may be going to change it."""
        self._hold(endpoint)
        return super().endpoint(tenant, endpoint)

    def add_first_key(self, record: KeyRecord) -> bool:
        """Keep a key unless a secret one is kept, of whatever tenant; say whether it is kept."""
        with translated():
            hold_keys(self._db)
        return super().add_first_key(record)

    def key(self, tenant: str, key: str) -> KeyRecord | None:
        """Return a tenant's key by id, or None; whoever asks is going to change it."""
        with translated():
            hold_keys(self._db)
        return super().key(tenant, key)

    def _hold(self, session_id: str) -> None:
        if session_id not in self._held:
            with translated():
                hold_session(self._db, session_id)
            self._held.add(session_id)
