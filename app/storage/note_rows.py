"""The statements on notes, each on a database connection."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Connection, Select, insert, select, update

from app.sessions.records import NoteRecord, Principal
from app.storage.mapping import Row, note_from_row, note_to_row
from app.storage.tables import NOTES


def put(db: Connection, note: NoteRecord) -> None:
    """Write a note over the one of its key, if there is one.

    An update and, if it met nothing, an insert: every database has both, and a transaction
    holds the write lock from its beginning.
    """
    row = note_to_row(note)
    key = tuple(NOTES.c[name] == row[name] for name in ("session", "kind", "key"))
    if not db.execute(update(NOTES).where(*key).values(row)).rowcount:
        add(db, note)


def add(db: Connection, note: NoteRecord) -> None:
    """Write a new note."""
    db.execute(insert(NOTES), note_to_row(note))


def of_session(db: Connection, session_id: str, kinds: Sequence[str]) -> tuple[NoteRecord, ...]:
    """Read the notes of a session, all of them if no kind is named."""
    query = select(NOTES).where(NOTES.c.session == session_id).order_by(NOTES.c.kind, NOTES.c.key)
    return _read(db, query.where(NOTES.c.kind.in_(kinds)) if kinds else query)


def of_owner(db: Connection, owner: Principal, kind: str) -> tuple[NoteRecord, ...]:
    """Read the notes of a kind over an owner's sessions."""
    query = select(NOTES).where(
        NOTES.c.tenant == owner.tenant, NOTES.c.learner == owner.learner, NOTES.c.kind == kind
    )
    return _read(db, query.order_by(NOTES.c.session, NOTES.c.key))


def _read(db: Connection, query: Select[Any]) -> tuple[NoteRecord, ...]:
    return tuple(note_from_row(cast("Row", row)) for row in db.execute(query).mappings())
