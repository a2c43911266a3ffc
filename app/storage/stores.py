"""`SqlTransaction`: the transaction port on one database connection, in SQLAlchemy Core.

Core on the tables of `tables` leaves no second picture of a row in memory that an update could
make stale. What every turn does (append a turn, read the turns) is prepared.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    CursorResult,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.sql import Executable

from app.errors import NotFound
from app.negotiation.acts import Act, Marker, Span
from app.sessions.records import (
    EventRecord,
    NewEvent,
    NoteRecord,
    Principal,
    SessionRecord,
    TurnRecord,
)
from app.storage import note_rows, spent_rows
from app.storage.access_rows import AccessStatements
from app.storage.answer_rows import AnswerStatements, drop_of_session
from app.storage.export_rows import ExportStatements
from app.storage.foreign import taken, translated
from app.storage.learner_rows import LearnerStatements
from app.storage.mapping import (
    Row,
    event_from_row,
    event_to_row,
    session_from_row,
    session_to_row,
    turn_from_row,
    turn_to_row,
    understanding_to_row,
)
from app.storage.outbox_rows import OutboxStatements
from app.storage.prepared import Prepared
from app.storage.tables import EVENTS, SESSIONS, TURNS

# The statements of every turn.
_OF: BindParameter[str] = bindparam("of")
_SESSION = Prepared(
    select(SESSIONS).where(
        SESSIONS.c.id == _OF,
        SESSIONS.c.tenant == bindparam("tenant"),
        SESSIONS.c.learner == bindparam("learner"),
    )
)
_TURNS = Prepared(
    select(TURNS).where(TURNS.c.session == _OF, TURNS.c.live).order_by(TURNS.c.number)
)
_TURN_SENT = Prepared(
    select(TURNS).where(
        TURNS.c.session == _OF, TURNS.c.client_turn_id == bindparam("client_turn_id")
    )
)
_ADD_SESSION = Prepared(insert(SESSIONS), or_nothing=True)
_ADD_TURN = Prepared(insert(TURNS), or_nothing=True)
_ADD_EVENT = Prepared(insert(EVENTS))
_EVENTS = Prepared(
    select(EVENTS)
    .where(EVENTS.c.session == _OF, EVENTS.c.seq > bindparam("after"))
    .order_by(EVENTS.c.seq)
)
_NOTE_PROGRESS = Prepared(
    update(SESSIONS)
    .where(SESSIONS.c.id == _OF)
    .values(phase=bindparam("phase"), turns_left=bindparam("turns_left"))
)
_LAST_SEQ = Prepared(
    select(
        SESSIONS.c.id,
        SESSIONS.c.tenant,
        SESSIONS.c.learner,
        select(func.coalesce(func.max(EVENTS.c.seq), literal_column("0")))
        .where(EVENTS.c.session == SESSIONS.c.id)
        .scalar_subquery()
        .label("last_seq"),
    ).where(SESSIONS.c.id == _OF)
)


class SqlTransaction(
    AnswerStatements, LearnerStatements, ExportStatements, AccessStatements, OutboxStatements
):
    """One unit of work on a connection that is inside a transaction; `now` dates the events."""

    def __init__(self, db: Connection, now: Callable[[], str]) -> None:
        self._db = db
        self._now = now

    def add_session(self, record: SessionRecord) -> None:
        """Keep a new session; an id that is there raises Conflict."""
        self._add(_ADD_SESSION, session_to_row(record))

    def session(self, owner: Principal, session_id: str) -> SessionRecord | None:
        """Return a session of this owner, or None (also when it is another's)."""
        asked = {"of": session_id, "tenant": owner.tenant, "learner": owner.learner}
        rows = self._found(_SESSION, **asked)
        return session_from_row(rows[0]) if rows else None

    def sessions(self, owner: Principal, limit: int, before: str | None) -> list[SessionRecord]:
        """Return an owner's sessions, newest id first, those with id < before if given."""
        query = select(SESSIONS).where(*_owned(owner)).order_by(SESSIONS.c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(SESSIONS.c.id < before)
        return [session_from_row(row) for row in self._rows(query)]

    def delete_session(self, owner: Principal, session_id: str) -> bool:
        """Delete a session with its turns, events and notes; say whether there was one."""
        drop_of_session(self._db, owner, session_id)
        mine = (SESSIONS.c.id == session_id, *_owned(owner))
        return self._run(delete(SESSIONS).where(*mine)).rowcount > 0

    def note_progress(self, session_id: str, phase: str, turns_left: int) -> None:
        """Update the two columns kept beside the history (NotFound)."""
        progress = {"of": session_id, "phase": phase, "turns_left": turns_left}
        with translated():
            met = _NOTE_PROGRESS.run(self._db, progress)
        if not met:
            raise NotFound("session", session_id)

    def turns(self, session_id: str) -> tuple[TurnRecord, ...]:
        """Return the live turns (latest revision of each number), oldest first."""
        return tuple(turn_from_row(row) for row in self._found(_TURNS, of=session_id))

    def add_turn(self, record: TurnRecord) -> None:
        """Keep a turn; a revision that is there, or a second live one, raises Conflict."""
        self._add(_ADD_TURN, turn_to_row(record))

    def correct_turn(
        self,
        turn_id: str,
        acts: tuple[Act, ...],
        spans: tuple[Span, ...],
        markers: tuple[Marker, ...],
        understood: tuple[str, ...],
    ) -> None:
        """Replace how a turn is understood and mark it corrected (NotFound)."""
        columns = understanding_to_row(acts, spans, markers, understood) | {"is_corrected": True}
        if not self._run(update(TURNS).where(TURNS.c.id == turn_id).values(columns)).rowcount:
            raise NotFound("turn", turn_id)

    def drop_from(self, session_id: str, number: int) -> int:
        """Take live turns from `number` on out of the history; return their highest revision."""
        dropped = (TURNS.c.session == session_id, TURNS.c.number >= number, TURNS.c.live)
        highest = select(func.coalesce(func.max(TURNS.c.revision), 0)).where(*dropped)
        found = int(self._run(highest).scalar_one())
        self._run(update(TURNS).where(*dropped).values(live=False))
        return found

    def turn_by_client_id(self, session_id: str, client_turn_id: str) -> TurnRecord | None:
        """Return the learner turn that was sent with this client id, or None."""
        rows = self._found(_TURN_SENT, of=session_id, client_turn_id=client_turn_id)
        return turn_from_row(rows[0]) if rows else None

    def add_events(self, session_id: str, events: Sequence[NewEvent]) -> tuple[EventRecord, ...]:
        """Keep events under the next sequence numbers and return them (NotFound)."""
        session = self._session_and_last_seq(session_id)
        return self._add_events(session, events, session["last_seq"])

    def tell(
        self, note: NoteRecord, was_at: str, events: Sequence[NewEvent], after: int
    ) -> tuple[EventRecord, ...] | None:
        """Replace a note that was written last at `was_at`, and keep events after a number.

        Two statements: whoever speaks knows what else a note and an event want.
        """
        with translated():
            if not note_rows.replace(self._db, note, was_at):
                return None
        session = {"id": note.session, "tenant": note.tenant, "learner": note.learner}
        return self._add_events(session, events, after)

    def events(self, session_id: str, after: int) -> tuple[EventRecord, ...]:
        """Return the events with seq > after, in order."""
        rows = self._found(_EVENTS, of=session_id, after=after)
        return tuple(event_from_row(row) for row in rows)

    def put_note(self, note: NoteRecord) -> None:
        """Keep a note in the place of one of the same session, kind and key."""
        with translated():
            note_rows.put(self._db, note)

    def add_note(self, note: NoteRecord) -> None:
        """Keep a note; one of the same session, kind and key raises Conflict."""
        with translated():
            if not note_rows.add(self._db, note):
                raise taken()

    def notes(self, session_id: str, *kinds: str) -> tuple[NoteRecord, ...]:
        """Return the notes of some kinds (of all, if none is named), by kind and key."""
        with translated():
            return note_rows.of_session(self._db, session_id, kinds)

    def notes_of(self, owner: Principal, kind: str) -> tuple[NoteRecord, ...]:
        """Return an owner's notes of a kind over all sessions, by session id and key."""
        with translated():
            return note_rows.of_owner(self._db, owner, kind)

    def add_spent(self, tenant: str, day: str, tokens: int) -> None:
        """Count tokens that a tenant's calls to a model took on a day (YYYY-MM-DD)."""
        with translated():
            spent_rows.add(self._db, tenant, day, tokens)

    def spent_on(self, tenant: str, day: str) -> int:
        """Return the tokens a tenant's calls took on a day."""
        with translated():
            return spent_rows.of_day(self._db, tenant, day)

    def _add_events(
        self, session: Row, events: Sequence[NewEvent], after: int
    ) -> tuple[EventRecord, ...]:
        at, numbered = self._now(), list(enumerate(events, after + 1))
        if numbered:
            rows = [event_to_row(session, seq, event, at) for seq, event in numbered]
            with translated():
                _ADD_EVENT.run_each(self._db, rows)
        return tuple(
            EventRecord(seq, session["id"], event.type, event.turn, event.data, at)
            for seq, event in numbered
        )

    def _session_and_last_seq(self, session_id: str) -> Row:
        rows = self._found(_LAST_SEQ, of=session_id)
        if not rows:
            raise NotFound("session", session_id)
        return rows[0]

    def _add(self, prepared: Prepared, row: Row) -> None:
        with translated():
            if not prepared.run(self._db, row):
                raise taken()

    def _found(self, prepared: Prepared, **values: object) -> Sequence[Row]:
        with translated():
            return prepared.rows(self._db, values)

    def _rows(self, query: Executable) -> Sequence[Row]:
        with translated():
            return self._db.execute(query).mappings().all()  # type: ignore[return-value]

    def _run(self, statement: Executable) -> CursorResult[Any]:
        with translated():
            return self._db.execute(statement)


def _owned(owner: Principal) -> tuple[Any, Any]:
    return (SESSIONS.c.tenant == owner.tenant, SESSIONS.c.learner == owner.learner)
