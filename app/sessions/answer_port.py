"""What is kept of answers to requests with a key, so that one sent again gets the first answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app.sessions.records import Principal


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """What one answer is found by: who asked, where, and the key they gave the request.

    `route` is the method and the path of the request, `key` is made by whoever asks.
    """

    owner: Principal
    route: str
    key: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it went out; without a `body` the route itself gives it again."""

    status: int
    headers: Mapping[str, str]
    body: str | None


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """A request with a key and, once it is done, its answer.

    `fingerprint` tells its body from another; `session` is the one it is about, whose deletion
    takes it along. While it is under way `holder` names the attempt and `until` is when its lease
    runs out. Times are ISO 8601 in UTC.
    """

    key: AnswerKey
    fingerprint: str
    session: str | None
    holder: str
    until: str
    created_at: str
    answer: Answer | None = None


class AnswerRows(Protocol):
    """The part of a unit of work that keeps answers."""

    def answer(self, key: AnswerKey) -> AnswerRecord | None:
        """Return what is kept under a key, or None."""

    def add_answer(self, record: AnswerRecord) -> None:
        """Keep a request that begins; one with its key raises Conflict."""

    def replace_answer(self, record: AnswerRecord, holder: str) -> bool:
        """Write over the request of the same key if that attempt holds it; say whether it did."""

    def drop_answer(self, key: AnswerKey, holder: str) -> bool:
        """Forget a request under way that an attempt holds; say whether it did."""

    def sweep_answers(self, before: str) -> int:
        """Forget, of every owner, what was begun before a time; return how many."""
