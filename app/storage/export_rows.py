"""The statement that reads the sessions of a tenant, on the index that owners' lists stand on."""

from typing import cast

from sqlalchemy import Connection, select, tuple_

from app.sessions.export_port import Place, Wanted
from app.sessions.records import SessionRecord
from app.storage.foreign import translated
from app.storage.mapping import Row, session_from_row
from app.storage.tables import SESSIONS

_ORDER = (SESSIONS.c.learner, SESSIONS.c.id)


class ExportStatements:
    """What a unit of work reads over all learners of a tenant."""

    _db: Connection

    def sessions_of_tenant(
        self, wanted: Wanted, after: Place | None, most: int
    ) -> tuple[SessionRecord, ...]:
        """Return the next sessions after a place, by learner and id."""
        query = select(SESSIONS).where(SESSIONS.c.tenant == wanted.tenant)
        if wanted.since is not None:
            query = query.where(SESSIONS.c.created_at >= wanted.since)
        if wanted.until is not None:
            query = query.where(SESSIONS.c.created_at < wanted.until)
        if after is not None:
            query = query.where(tuple_(*_ORDER) > tuple_(after.learner, after.session))
        with translated():
            rows = self._db.execute(query.order_by(*_ORDER).limit(most)).mappings()
            return tuple(session_from_row(cast("Row", row)) for row in rows)
