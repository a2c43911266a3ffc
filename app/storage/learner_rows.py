"""The statements on everything of a learner: each table with a tenant and a learner is in them.

They walk the tables as they are known, so that a table made tomorrow is exported and deleted too.
"""

import json
from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, exists, or_, select

from app.sessions.learner_port import Kept, OldSession
from app.sessions.records import Principal
from app.storage.foreign import translated
from app.storage.mapping import Row
from app.storage.tables import EVENTS, METADATA, NOTES, SESSIONS, TURNS

_OF_JSON = {
    "turn": ("units", "acts", "spans", "markers", "understood", "alternatives"),
    "event": ("data",),
    "note": ("data",),
    "answer": ("headers",),
    "outbox": ("body",),
}
# Not a learner's to read: what the other side keeps to itself, and what opens doors.
HELD_BACK = {
    "session": frozenset({"document"}),
    "turn": frozenset({"why"}),
    "answer": frozenset({"fingerprint", "holder", "until"}),
    "token": frozenset({"hash"}),
}
_NEVER = frozenset({"hash", "secret"})
# A reply that is being spoken: gone in seconds, and it says what is not said yet.
_HELD_BACK_NOTE = "speaking"


def tables_of_learners() -> tuple[Table, ...]:
    """Return the tables whose rows belong to a learner, those that others refer to first."""
    return tuple(t for t in METADATA.sorted_tables if {"tenant", "learner"} <= set(t.c.keys()))


def exported(table: str, row: Row) -> Mapping[str, object]:
    """Return a row as its learner may read it: JSON as it means, the game's own side left out."""
    left_out = HELD_BACK.get(table, frozenset()) | _NEVER
    decoded = _OF_JSON.get(table, ())
    return {
        name: json.loads(value) if name in decoded and value is not None else value
        for name, value in row.items()
        if name not in left_out
    }


def is_exported(table: str, row: Row) -> bool:
    """Say whether a row is handed out at all."""
    return table != "note" or row["kind"] != _HELD_BACK_NOTE


class LearnerStatements:
    """What a unit of work does with everything of a learner."""

    _db: Connection

    def kept_of(self, owner: Principal) -> Kept:
        """Return all that is kept of an owner, in every table, but what is not theirs to read."""
        with translated():
            return {table.name: self._rows_of(table, owner) for table in tables_of_learners()}

    def forget(self, owner: Principal) -> int:
        """Delete all that is kept of an owner, in every table; return how many rows."""
        with translated():
            return sum(
                self._db.execute(delete(table).where(_owned(table, owner))).rowcount
                for table in reversed(tables_of_learners())
            )

    def untouched(self, before: str, most: int) -> tuple[OldSession, ...]:
        """Return sessions of any owner in which nothing was kept since a time, oldest first."""
        found = select(SESSIONS.c.tenant, SESSIONS.c.learner, SESSIONS.c.id)
        query = found.where(_is_old(before)).order_by(SESSIONS.c.id).limit(most)
        with translated():
            rows = self._db.execute(query).all()
        return tuple(OldSession(Principal(row.tenant, row.learner), row.id) for row in rows)

    def is_untouched(self, session_id: str, before: str) -> bool:
        """Say whether a session is there and nothing was kept in it since a time."""
        query = select(SESSIONS.c.id).where(SESSIONS.c.id == session_id, _is_old(before))
        with translated():
            return self._db.execute(query).first() is not None

    def _rows_of(self, table: Table, owner: Principal) -> tuple[Mapping[str, object], ...]:
        query = select(table).where(_owned(table, owner)).order_by(*table.primary_key)
        rows = self._db.execute(query).mappings()
        return tuple(
            exported(table.name, dict(row)) for row in rows if is_exported(table.name, dict(row))
        )


def _owned(table: Table, owner: Principal) -> ColumnElement[bool]:
    return and_(table.c.tenant == owner.tenant, table.c.learner == owner.learner)


def _is_old(before: str) -> ColumnElement[bool]:
    kept_since = or_(
        *(
            exists().where(table.c.session == SESSIONS.c.id, table.c.at >= before)
            for table in (TURNS, EVENTS, NOTES)
        )
    )
    return and_(SESSIONS.c.created_at < before, ~kept_since)
