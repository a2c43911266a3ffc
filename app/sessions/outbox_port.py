"""What is kept of webhooks: endpoints, the messages for them, and each delivery with its attempts.

Times are ISO 8601 in UTC. No secret is readable in a record: an endpoint's is sealed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from app.sessions.records import Principal

MessageType = Literal["session.completed", "report.ready", "webhook.test"]
DeliveryState = Literal["waiting", "delivered", "failed"]
# Why an endpoint gets nothing: its owner asked for that, it answered 410, it failed for days.
OffReason = Literal["asked", "gone", "failing"]

COMPLETED: MessageType = "session.completed"
REPORT_READY: MessageType = "report.ready"
TEST: MessageType = "webhook.test"
# What an endpoint may ask for; a test is sent in any case.
WANTED: tuple[MessageType, ...] = (COMPLETED, REPORT_READY)
# Of one delivery, which may be sent again by hand any number of times.
MOST_ATTEMPTS = 50


@dataclass(frozen=True, slots=True)
class EndpointRecord:
    """An address of a tenant that messages of some types are sent to.

    `secret` and, until `old_until`, `old_secret` are sealed. `failing_since` is the first failed
    attempt since the last one that worked. It is on while there is no `off_reason`.
    """

    id: str
    tenant: str
    url: str
    description: str
    events: frozenset[str]
    secret: str
    created_at: str
    old_secret: str | None = None
    old_until: str | None = None
    off_reason: OffReason | None = None
    failing_since: str | None = None

    @property
    def is_on(self) -> bool:
        """Say whether anything is sent there."""
        return self.off_reason is None


@dataclass(frozen=True, slots=True)
class MessageRecord:
    """A message as every endpoint gets it; one without a `body` is owed and still to be made."""

    id: str
    tenant: str
    learner: str | None
    session: str | None
    type: MessageType
    body: str | None
    created_at: str

    @property
    def owner(self) -> Principal:
        """Return whose session it tells of."""
        return Principal(self.tenant, self.learner or "")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to deliver: the answer's status if one came, or else what went wrong in a word.

    `took_ms` is the time it took; nothing of the answer's body is kept.
    """

    at: str
    status: int | None
    took_ms: int
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class DeliveryRecord:
    """A message on its way to an endpoint.

    `tries` counts since it was first sent or sent anew by hand, `next_at` is when the next try is
    due. A try under way has a `holder` and a lease `until`.
    """

    id: str
    tenant: str
    message: str
    endpoint: str
    next_at: str
    created_at: str
    state: DeliveryState = "waiting"
    tries: int = 0
    attempts: tuple[Attempt, ...] = ()
    holder: str = ""
    until: str = ""

    def after(self, attempt: Attempt) -> "DeliveryRecord":
        """Return it with one attempt more, held by nobody; of many the latest are kept."""
        attempts = (*self.attempts, attempt)[-MOST_ATTEMPTS:]
        return replace(self, tries=self.tries + 1, attempts=attempts, holder="", until="")


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery that is to be tried now, with all that it takes."""

    delivery: DeliveryRecord
    message: MessageRecord
    endpoint: EndpointRecord


@dataclass(frozen=True, slots=True)
class Logged:
    """A delivery with the message it carries, as a log shows it."""

    delivery: DeliveryRecord
    message: MessageRecord


@dataclass(frozen=True, slots=True)
class Claim:
    """Who takes deliveries that are due: at most so many, none to the endpoints in `busy`.

    A lease that ends after `latest` was taken before the clock was set back, and holds no longer.
    """

    holder: str
    now: str
    until: str
    latest: str
    most: int
    busy: frozenset[str] = frozenset()


class OutboxRows(Protocol):
    """The part of a unit of work that is about webhooks."""

    def add_endpoint(self, record: EndpointRecord) -> None:
        """Keep a new endpoint."""

    def replace_endpoint(self, record: EndpointRecord) -> bool:
        """Write over the endpoint of the same id; say whether it is there."""

    def drop_endpoint(self, tenant: str, endpoint: str) -> bool:
        """Delete a tenant's endpoint with its deliveries; say whether there was one."""

    def endpoint(self, tenant: str, endpoint: str) -> EndpointRecord | None:
        """Return a tenant's endpoint, or None."""

    def endpoints(self, tenant: str) -> tuple[EndpointRecord, ...]:
        """Return a tenant's endpoints, on or off, newest first."""

    def add_message(self, message: MessageRecord, deliveries: Sequence[DeliveryRecord]) -> None:
        """Keep a message with its deliveries."""

    def owed(self, session: str) -> MessageRecord | None:
        """Return the message about a session that is still to be made, or None."""

    def all_owed(self, before: str, most: int) -> tuple[MessageRecord, ...]:
        """Return messages, of all tenants, that were owed before a time, oldest first."""

    def make_message(self, message: MessageRecord, deliveries: Sequence[DeliveryRecord]) -> bool:
        """Give an owed message its body and deliveries; say whether it was still owed."""

    def drop_message(self, message: str) -> None:
        """Delete a message with its deliveries."""

    def deliveries(
        self, tenant: str, endpoint: str, limit: int, before: str | None
    ) -> tuple[Logged, ...]:
        """Return an endpoint's deliveries, newest first, those with id < before if given."""

    def delivery(self, tenant: str, endpoint: str, delivery: str) -> Logged | None:
        """Return a delivery of a tenant's endpoint, or None."""

    def claim_deliveries(self, claim: Claim) -> tuple[Due, ...]:
        """Take deliveries that are due and held by nobody, for the time of a lease."""

    def replace_delivery(self, record: DeliveryRecord, holder: str) -> bool:
        """Write over the delivery of the same id if so held; say whether it was."""

    def release_deliveries(self, holder: str) -> int:
        """Give back what somebody has taken and not tried; return how many."""

    def give_up_on(self, endpoint: str, fault: Attempt) -> int:
        """Let all that waits for an endpoint fail, with this as the last attempt; count it."""

    def sweep_messages(self, before: str) -> int:
        """Delete the messages of all tenants made before a time, with their deliveries."""

    def external_id(self, owner: Principal) -> str | None:
        """Return a learner's id at the host that sent them, or None."""
