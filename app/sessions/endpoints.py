"""The use cases of a tenant's endpoints: made, changed, tried out, and what was sent to them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Protocol

from app.errors import Conflict, NotFound, Rejected
from app.sessions.bell import Bell
from app.sessions.outbox import message_of_test, new_deliveries
from app.sessions.outbox_port import WANTED, DeliveryRecord, EndpointRecord, Logged
from app.sessions.pending import later
from app.sessions.ports import Clock, Ids, Store, Transaction
from app.sessions.sealing_port import Sealer

MOST_ENDPOINTS = 10
_OVERLAP_SECONDS = 24 * 60 * 60.0
_NAMED = "webhook"
LONGEST_DESCRIPTION = 200


class UrlCheck(Protocol):
    """Says which addresses are taken."""

    def check(self, url: str) -> str:
        """Return a URL that may be registered (Rejected)."""
        ...


@dataclass(frozen=True, slots=True)
class Safety:
    """What is asked before an endpoint is kept: its address, and who makes and seals its secret."""

    urls: UrlCheck
    sealer: Sealer
    new_secret: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Wish:
    """What an endpoint is to be; what is None stays as it is."""

    url: str | None = None
    events: Collection[str] | None = None
    description: str | None = None
    is_on: bool | None = None


@dataclass(frozen=True, slots=True)
class MadeEndpoint:
    """An endpoint with its secret, which is readable this once."""

    record: EndpointRecord
    secret: str


class EndpointService:
    """What a tenant may do with its endpoints; nothing of another's is found."""

    def __init__(self, store: Store, clock: Clock, ids: Ids, safety: Safety, bell: Bell) -> None:
        """Take the ports; `bell` is rung when something is to be sent."""
        self._store, self._clock, self._ids = store, clock, ids
        self._safety, self.bell = safety, bell

    async def make(self, tenant: str, wish: Wish) -> MadeEndpoint:
        """Keep a new endpoint (Rejected; Conflict where there are as many as may be)."""
        secret = self._safety.new_secret()
        new_id, now = self._ids.new("whk"), self._clock.now()
        sealed = self._safety.sealer.seal(secret)
        blank = EndpointRecord(new_id, tenant, "", "", frozenset(), sealed, now)
        record = self._as_wished(blank, replace(wish, url=wish.url or "", events=wish.events or ()))

        def work(tx: Transaction) -> None:
            if len(tx.endpoints(tenant)) >= MOST_ENDPOINTS:
                raise Conflict(f"There may be {MOST_ENDPOINTS} webhooks at most. Delete one first.")
            tx.add_endpoint(record)

        await self._store.transact(work)
        return MadeEndpoint(record, secret)

    async def list(self, tenant: str) -> tuple[EndpointRecord, ...]:
        """Return a tenant's endpoints, newest first."""
        return await self._store.transact(lambda tx: tx.endpoints(tenant))

    async def get(self, tenant: str, endpoint: str) -> EndpointRecord:
        """Return an endpoint (NotFound)."""
        return await self._store.transact(lambda tx: _found(tx, tenant, endpoint))

    async def change(self, tenant: str, endpoint: str, wish: Wish) -> EndpointRecord:
        """Change an endpoint (NotFound, Rejected); one turned on begins without old failures."""

        def work(tx: Transaction) -> EndpointRecord:
            changed = self._as_wished(_found(tx, tenant, endpoint), wish)
            tx.replace_endpoint(changed)
            return changed

        return await self._store.transact(work)

    async def remove(self, tenant: str, endpoint: str) -> None:
        """Delete an endpoint with the log of what was sent to it (NotFound)."""
        if not await self._store.transact(lambda tx: tx.drop_endpoint(tenant, endpoint)):
            raise NotFound(_NAMED, endpoint)

    async def rotate(self, tenant: str, endpoint: str) -> MadeEndpoint:
        """Give an endpoint a new secret; for a day the old one signs too (NotFound)."""
        secret, now = self._safety.new_secret(), self._clock.now()
        sealed = self._safety.sealer.seal(secret)

        def work(tx: Transaction) -> EndpointRecord:
            old = _found(tx, tenant, endpoint)
            until = later(now, _OVERLAP_SECONDS)
            changed = replace(old, secret=sealed, old_secret=old.secret, old_until=until)
            tx.replace_endpoint(changed)
            return changed

        return MadeEndpoint(await self._store.transact(work), secret)

    async def test(self, tenant: str, endpoint: str) -> Logged:
        """Send an endpoint a message that tells of nothing (NotFound; Conflict where it is off)."""
        now = self._clock.now()

        def work(tx: Transaction) -> Logged:
            record = _on(tx, tenant, endpoint)
            message = message_of_test(self._ids, record, now)
            (delivery,) = new_deliveries(self._ids, message, [record], now)
            tx.add_message(message, [delivery])
            return Logged(delivery, message)

        return await self._rung(await self._store.transact(work))

    async def deliveries(
        self, tenant: str, endpoint: str, limit: int, before: str | None
    ) -> tuple[tuple[Logged, ...], bool]:
        """Return a page of what was sent, newest first, and whether there is more (NotFound)."""

        def work(tx: Transaction) -> tuple[Logged, ...]:
            _found(tx, tenant, endpoint)
            return tx.deliveries(tenant, endpoint, limit + 1, before)

        found = await self._store.transact(work)
        return found[:limit], len(found) > limit

    async def delivery(self, tenant: str, endpoint: str, delivery: str) -> Logged:
        """Return one delivery (NotFound)."""
        return await self._store.transact(lambda tx: _logged(tx, tenant, endpoint, delivery))

    async def resend(self, tenant: str, endpoint: str, delivery: str) -> Logged:
        """Send the same message once more, at once and with all tries anew.

        NotFound; Conflict where the endpoint is off, or this is being sent at the moment.
        """
        now = self._clock.now()

        def work(tx: Transaction) -> Logged:
            _on(tx, tenant, endpoint)
            found = _logged(tx, tenant, endpoint, delivery)
            again = _anew(found.delivery, now)
            if found.delivery.holder or not tx.replace_delivery(again, ""):
                raise Conflict("This is being sent at the moment. Look at it again in a minute.")
            return replace(found, delivery=again)

        return await self._rung(await self._store.transact(work))

    async def _rung(self, logged: Logged) -> Logged:
        self.bell.ring()
        return logged

    def _as_wished(self, record: EndpointRecord, wish: Wish) -> EndpointRecord:
        """Return an endpoint with what is wished for (Rejected)."""
        if wish.url is not None:
            record = replace(record, url=self._safety.urls.check(wish.url))
        if wish.events is not None:
            record = replace(record, events=_checked(wish.events))
        if wish.description is not None:
            if len(wish.description) > LONGEST_DESCRIPTION:
                raise Rejected(
                    "/description", f"At most {LONGEST_DESCRIPTION} characters can be kept."
                )
            record = replace(record, description=wish.description)
        if wish.is_on is None or wish.is_on == record.is_on:
            return record
        return replace(record, off_reason=None if wish.is_on else "asked", failing_since=None)


def _checked(events: Collection[str]) -> frozenset[str]:
    if not events or not set(events) <= set(WANTED):
        raise Rejected("/events", f"Name at least one of: {', '.join(WANTED)}.")
    return frozenset(events)


def _found(tx: Transaction, tenant: str, endpoint: str) -> EndpointRecord:
    record = tx.endpoint(tenant, endpoint)
    if record is None:
        raise NotFound(_NAMED, endpoint)
    return record


def _on(tx: Transaction, tenant: str, endpoint: str) -> EndpointRecord:
    record = _found(tx, tenant, endpoint)
    if not record.is_on:
        raise Conflict("This webhook is off. Turn it on first.")
    return record


def _logged(tx: Transaction, tenant: str, endpoint: str, delivery: str) -> Logged:
    logged = tx.delivery(tenant, endpoint, delivery)
    if logged is None:
        raise NotFound("delivery", delivery)
    return logged


def _anew(delivery: DeliveryRecord, now: str) -> DeliveryRecord:
    return replace(delivery, state="waiting", tries=0, next_at=now, until="")
