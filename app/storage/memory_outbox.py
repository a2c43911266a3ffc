"""Webhooks in memory: the part of `MemoryTransaction` that keeps endpoints and what is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.sessions.outbox_port import (
    Attempt,
    Claim,
    DeliveryRecord,
    Due,
    EndpointRecord,
    Logged,
    MessageRecord,
)
from app.sessions.records import Principal
from app.storage.memory_access import KeptAccess


@dataclass(slots=True)
class KeptOutbox:
    """All that is kept of webhooks."""

    endpoints: dict[str, EndpointRecord] = field(default_factory=dict)
    messages: dict[str, MessageRecord] = field(default_factory=dict)
    deliveries: dict[str, DeliveryRecord] = field(default_factory=dict)

    def copy(self) -> "KeptOutbox":
        """Return a snapshot; records are immutable."""
        return KeptOutbox(dict(self.endpoints), dict(self.messages), dict(self.deliveries))

    def drop(self, messages: Sequence[str]) -> int:
        """Forget messages with their deliveries; return how many messages."""
        for one in messages:
            del self.messages[one]
        for delivery in [d for d in self.deliveries.values() if d.message in messages]:
            del self.deliveries[delivery.id]
        return len(messages)

    def drop_of_session(self, session: str) -> None:
        """Forget what tells of a session."""
        self.drop([one.id for one in self.messages.values() if one.session == session])

    def drop_of_learner(self, owner: Principal) -> None:
        """Forget what tells of a learner."""
        self.drop([one.id for one in self.messages.values() if one.owner == owner])


class MemoryOutbox:
    """What a unit of work does with webhooks, on the copy it was given."""

    _outbox: KeptOutbox
    _access: KeptAccess

    def add_endpoint(self, record: EndpointRecord) -> None:
        """Keep a new endpoint."""
        self._outbox.endpoints[record.id] = record

    def replace_endpoint(self, record: EndpointRecord) -> bool:
        """Write over the endpoint of the same id; say whether it is there."""
        is_there = record.id in self._outbox.endpoints
        if is_there:
            self._outbox.endpoints[record.id] = record
        return is_there

    def drop_endpoint(self, tenant: str, endpoint: str) -> bool:
        """Delete a tenant's endpoint with its deliveries; say whether there was one."""
        if self.endpoint(tenant, endpoint) is None:
            return False
        del self._outbox.endpoints[endpoint]
        for delivery in self._to(endpoint):
            del self._outbox.deliveries[delivery.id]
        return True

    def endpoint(self, tenant: str, endpoint: str) -> EndpointRecord | None:
        """Return a tenant's endpoint, or None."""
        found = self._outbox.endpoints.get(endpoint)
        return found if found is not None and found.tenant == tenant else None

    def endpoints(self, tenant: str) -> tuple[EndpointRecord, ...]:
        """Return a tenant's endpoints, on or off, newest first."""
        theirs = [one for one in self._outbox.endpoints.values() if one.tenant == tenant]
        return tuple(sorted(theirs, key=lambda one: one.id, reverse=True))

    def add_message(self, message: MessageRecord, deliveries: Sequence[DeliveryRecord]) -> None:
        """Keep a message with its deliveries."""
        self._outbox.messages[message.id] = message
        self._outbox.deliveries |= {one.id: one for one in deliveries}

    def owed(self, session: str) -> MessageRecord | None:
        """Return the message about a session that is still to be made, or None."""
        return next((one for one in self._all_owed() if one.session == session), None)

    def all_owed(self, before: str, most: int) -> tuple[MessageRecord, ...]:
        """Return messages, of all tenants, that were owed before a time, oldest first."""
        return tuple(one for one in self._all_owed() if one.created_at < before)[:most]

    def make_message(self, message: MessageRecord, deliveries: Sequence[DeliveryRecord]) -> bool:
        """Give an owed message its body and deliveries; say whether it was still owed."""
        found = self._outbox.messages.get(message.id)
        if found is None or found.body is not None:
            return False
        self.add_message(replace(found, body=message.body), deliveries)
        return True

    def drop_message(self, message: str) -> None:
        """Delete a message with its deliveries."""
        if message in self._outbox.messages:
            self._outbox.drop([message])

    def deliveries(
        self, tenant: str, endpoint: str, limit: int, before: str | None
    ) -> tuple[Logged, ...]:
        """Return an endpoint's deliveries, newest first, those with id < before if given."""
        theirs = [
            one
            for one in self._to(endpoint)
            if one.tenant == tenant and (before is None or one.id < before)
        ]
        found = sorted(theirs, key=lambda one: one.id, reverse=True)[:limit]
        return tuple(self._logged(one) for one in found)

    def delivery(self, tenant: str, endpoint: str, delivery: str) -> Logged | None:
        """Return a delivery of a tenant's endpoint, or None."""
        found = self._outbox.deliveries.get(delivery)
        if found is None or (found.tenant, found.endpoint) != (tenant, endpoint):
            return None
        return self._logged(found)

    def claim_deliveries(self, claim: Claim) -> tuple[Due, ...]:
        """Take deliveries that are due and held by nobody, for the time of a lease."""
        kept = self._outbox
        due = [one for one in kept.deliveries.values() if self._is_due(one, claim)]
        taken = sorted(due, key=lambda one: (one.next_at, one.id))[: claim.most]
        held = [replace(one, holder=claim.holder, until=claim.until) for one in taken]
        kept.deliveries |= {one.id: one for one in held}
        return tuple(
            Due(one, kept.messages[one.message], kept.endpoints[one.endpoint]) for one in held
        )

    def replace_delivery(self, record: DeliveryRecord, holder: str) -> bool:
        """Write over the delivery of the same id if so held; say whether it was."""
        found = self._outbox.deliveries.get(record.id)
        is_held = found is not None and found.holder == holder
        if is_held:
            self._outbox.deliveries[record.id] = record
        return is_held

    def release_deliveries(self, holder: str) -> int:
        """Give back what somebody has taken and not tried; return how many."""
        held = [
            one
            for one in self._outbox.deliveries.values()
            if one.state == "waiting" and one.holder == holder
        ]
        freed = {one.id: replace(one, holder="", until="") for one in held}
        self._outbox.deliveries |= freed
        return len(freed)

    def give_up_on(self, endpoint: str, fault: Attempt) -> int:
        """Let all that waits for an endpoint fail, with this as the last attempt; count it."""
        waiting = [one for one in self._to(endpoint) if one.state == "waiting"]
        self._outbox.deliveries |= {
            one.id: replace(one.after(fault), state="failed") for one in waiting
        }
        return len(waiting)

    def sweep_messages(self, before: str) -> int:
        """Delete the messages of all tenants made before a time, with their deliveries."""
        messages = self._outbox.messages.values()
        return self._outbox.drop([one.id for one in messages if one.created_at < before])

    def external_id(self, owner: Principal) -> str | None:
        """Return a learner's id at the host that sent them, or None."""
        found = self._access.learners.get((owner.tenant, owner.learner))
        return None if found is None else found.external_id

    def _all_owed(self) -> list[MessageRecord]:
        owed = [one for one in self._outbox.messages.values() if one.body is None]
        return sorted(owed, key=lambda one: (one.created_at, one.id))

    def _to(self, endpoint: str) -> list[DeliveryRecord]:
        return [one for one in self._outbox.deliveries.values() if one.endpoint == endpoint]

    def _logged(self, delivery: DeliveryRecord) -> Logged:
        return Logged(delivery, self._outbox.messages[delivery.message])

    def _is_due(self, one: DeliveryRecord, claim: Claim) -> bool:
        endpoint = self._outbox.endpoints.get(one.endpoint)
        if endpoint is None or not endpoint.is_on or endpoint.id in claim.busy:
            return False
        is_free = not one.holder or not claim.now < one.until <= claim.latest
        return one.state == "waiting" and one.next_at <= claim.now and is_free
