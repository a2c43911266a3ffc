"""What a store knows of learners as a whole: all that is kept of one, and what nobody touches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.sessions.records import Principal

# What is kept of a learner: rows by table, each with its columns by name.
Kept = Mapping[str, Sequence[Mapping[str, object]]]


@dataclass(frozen=True, slots=True)
class OldSession:
    """A session in which nothing was kept for long."""

    owner: Principal
    id: str


class LearnerRows(Protocol):
    """The part of a unit of work that looks at everything of a learner."""

    def kept_of(self, owner: Principal) -> Kept:
        """Return all that is kept of an owner, in every table, but what is not theirs to read.

        That is the game's own side of a session (the resolved scenario, why the counterpart
        decided as it did, a reply that is being spoken), and what tells one attempt from another.
        """

    def forget(self, owner: Principal) -> int:
        """Delete all that is kept of an owner, in every table; return how many rows."""

    def untouched(self, before: str, most: int) -> tuple[OldSession, ...]:
        """Return sessions of any owner in which nothing was kept since a time, oldest first."""

    def is_untouched(self, session_id: str, before: str) -> bool:
        """Say whether a session is there and nothing was kept in it since a time."""
