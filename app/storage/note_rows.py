"""The statements on notes, each on a database connection."""

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Select, bindparam, insert, select, update

from app.sessions.records import NoteRecord, Principal
from app.storage.mapping import Row, note_from_row, note_to_row
from app.storage.prepared import Prepared
from app.storage.tables import NOTES

_ADD = Prepared(insert(NOTES))
_ADD_NEW = Prepared(insert(NOTES), or_nothing=True)
_PUT = (
    update(NOTES)
    .where(*(NOTES.c[name] == bindparam(f"of_{name}") for name in ("session", "kind", "key")))
    .values({column.name: bindparam(f"new_{column.name}") for column in NOTES.c})
)
_PUT_OVER = Prepared(_PUT)
_REPLACE = Prepared(_PUT.where(NOTES.c.at == bindparam("was_at")))
_OF_SESSION = (
    select(NOTES).where(NOTES.c.session == bindparam("of")).order_by(NOTES.c.kind, NOTES.c.key)
)


def put(db: Connection, note: NoteRecord) -> None:
    """Write a note over the one of its key, if there is one.

    An update and, if it met nothing, an insert: nobody else is at the session meanwhile.
    """
    row = note_to_row(note)
    if not _PUT_OVER.run(db, _over(row)):
        _ADD.run(db, row)


def replace(db: Connection, note: NoteRecord, was_at: str) -> bool:
    """Write a note over the one of its key if that was written at a time; say whether it was."""
    return _REPLACE.run(db, _over(note_to_row(note)) | {"was_at": was_at}) > 0


def add(db: Connection, note: NoteRecord) -> bool:
    """Write a new note; say whether there was none of its key."""
    return _ADD_NEW.run(db, note_to_row(note)) > 0


def of_session(db: Connection, session_id: str, kinds: Sequence[str]) -> tuple[NoteRecord, ...]:
    """Read the notes of a session, all of them if no kind is named."""
    named = {f"kind_{at}": kind for at, kind in enumerate(kinds)}
    rows = _of_kinds(len(kinds)).rows(db, {"of": session_id, **named})
    return tuple(note_from_row(row) for row in rows)


def of_owner(db: Connection, owner: Principal, kind: str) -> tuple[NoteRecord, ...]:
    """Read the notes of a kind over an owner's sessions."""
    query = select(NOTES).where(
        NOTES.c.tenant == owner.tenant, NOTES.c.learner == owner.learner, NOTES.c.kind == kind
    )
    return _read(db, query.order_by(NOTES.c.session, NOTES.c.key))


@cache
def _of_kinds(count: int) -> Prepared:
    """Return the reading of a session's notes of so many kinds, of all if there are none."""
    kinds = [bindparam(f"kind_{at}", type_=NOTES.c.kind.type) for at in range(count)]
    return Prepared(_OF_SESSION.where(NOTES.c.kind.in_(kinds)) if kinds else _OF_SESSION)


def _over(row: Row) -> dict[str, object]:
    key = {f"of_{name}": row[name] for name in ("session", "kind", "key")}
    return key | {f"new_{name}": held for name, held in row.items()}


def _read(db: Connection, query: Select[Any]) -> tuple[NoteRecord, ...]:
    return tuple(note_from_row(cast("Row", row)) for row in db.execute(query).mappings())
