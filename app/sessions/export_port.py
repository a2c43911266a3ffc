"""What a store hands out of all learners of a tenant: their sessions, page by page."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from app.sessions.records import SessionRecord


@dataclass(frozen=True, slots=True)
class Wanted:
    """A tenant's sessions that began at `since` or later and before `until` (ISO 8601, UTC)."""

    tenant: str
    since: str | None = None
    until: str | None = None


def as_kept(time: datetime) -> str:
    """Return a time as records have it; one without a zone is UTC (OverflowError: no such time)."""
    there = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    return there.isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ends; sessions stand by learner, then by id."""

    learner: str
    session: str


class ExportRows(Protocol):
    """The part of a unit of work that reads over all learners of a tenant."""

    def sessions_of_tenant(
        self, wanted: Wanted, after: Place | None, most: int
    ) -> tuple[SessionRecord, ...]:
        """Return the next sessions after a place, by learner and id."""
