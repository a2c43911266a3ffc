"""The sessions of a tenant in memory: the part of `MemoryTransaction` that reads over learners."""

from typing import Protocol

from app.sessions.export_port import Place, Wanted
from app.sessions.records import SessionRecord


class _Sessions(Protocol):
    """What is kept, as `MemoryStore` keeps it."""

    sessions: dict[str, SessionRecord]


class MemoryExports:
    """What a unit of work reads over all learners of a tenant, of the copy it was given."""

    _kept: _Sessions

    def sessions_of_tenant(
        self, wanted: Wanted, after: Place | None, most: int
    ) -> tuple[SessionRecord, ...]:
        """Return the next sessions after a place, by learner and id."""
        start = ("", "") if after is None else (after.learner, after.session)
        found = [
            one
            for one in self._kept.sessions.values()
            if _is_wanted(one, wanted) and (one.learner, one.id) > start
        ]
        return tuple(sorted(found, key=lambda one: (one.learner, one.id))[:most])


def _is_wanted(one: SessionRecord, wanted: Wanted) -> bool:
    if one.tenant != wanted.tenant:
        return False
    is_late = wanted.since is None or one.created_at >= wanted.since
    return is_late and (wanted.until is None or one.created_at < wanted.until)
