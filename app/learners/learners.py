"""Learners of a tenant: found by the host's id, made when they are first seen."""

from collections.abc import Sequence

from app.errors import Conflict, NotFound
from app.learners.access import LOCAL
from app.learners.ports import AccessRows, AccessStore, Clock, Ids
from app.learners.records import LearnerRecord
from app.learners.tenants import refuse_unknown
from app.learners.texts import MOST_ID, is_plain, refuse_odd

MOST_EXTERNAL_ID = 200
_LONG_AGO = "1970-01-01T00:00:00.000+00:00"
# Whoever sits at a laptop: there before any table was.
_ON_A_LAPTOP = LearnerRecord(LOCAL.tenant, "local", None, _LONG_AGO)


class Learners:
    """Finds and makes learners."""

    def __init__(self, store: AccessStore, clock: Clock, ids: Ids) -> None:
        """Take the ports."""
        self._store, self._clock, self._ids = store, clock, ids

    async def find_or_make(self, tenant: str, external_id: str) -> tuple[LearnerRecord, bool]:
        """Return the learner with this id at the host, and whether they are new (Rejected)."""
        refuse_odd("/external_id", external_id, MOST_EXTERNAL_ID)
        new = LearnerRecord(tenant, self._ids.new("lrn"), external_id, self._clock.now())

        def work(rows: AccessRows) -> LearnerRecord:
            refuse_unknown(rows, tenant)
            return rows.learner_by_external(tenant, external_id) or _add_or_find(rows, new)

        found = await self._store.transact(work)
        return found, found.learner == new.learner

    async def get(self, tenant: str, learner: str) -> LearnerRecord:
        """Return a tenant's learner (NotFound, also where they are another's)."""
        return await self._store.transact(lambda rows: learner_of(rows, tenant, learner))

    async def page(
        self, tenant: str, limit: int, before: str | None = None
    ) -> Sequence[LearnerRecord]:
        """Return a tenant's learners, newest first, those with id < before if given."""
        if before is not None and not is_plain(before, MOST_ID):
            return ()
        return await self._store.transact(lambda rows: rows.learners(tenant, limit, before))


def learner_of(rows: AccessRows, tenant: str, learner: str) -> LearnerRecord:
    """Return a tenant's learner (NotFound)."""
    if (tenant, learner) == (_ON_A_LAPTOP.tenant, _ON_A_LAPTOP.learner):
        return _ON_A_LAPTOP
    found = rows.learner(tenant, learner) if is_plain(learner, MOST_ID) else None
    if found is None:
        raise NotFound("learner", learner)
    return found


def _add_or_find(rows: AccessRows, new: LearnerRecord) -> LearnerRecord:
    """Keep a new learner; another request may make the same one in this moment."""
    try:
        rows.add_learner(new)
    except Conflict:
        found = rows.learner_by_external(new.tenant, new.external_id or "")
        if found is None:
            raise
        return found
    return new
