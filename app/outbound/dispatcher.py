"""Sends what is due, for as long as a server runs; every worker has one, and none sends twice.

A delivery is taken for the time of a lease: whoever dies with it loses it to the next who looks.
What was sent and could not be noted is sent again, so a receiver may get a message twice.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from app.errors import StorageFailed
from app.outbound.backoff import Chance, pause_after, seconds_asked
from app.outbound.sender import SECONDS, Answered, Sender
from app.outbound.signing import signed_headers
from app.sessions.bell import Bell
from app.sessions.outbox_port import (
    Attempt,
    Claim,
    DeliveryRecord,
    Due,
    EndpointRecord,
    OffReason,
)
from app.sessions.pending import later
from app.sessions.ports import Clock, Ids, Store, Transaction
from app.sessions.sealing_port import CannotOpen, Sealer
from app.sessions.tools import FailureNote

# Twice what an attempt may take, as what came of it is to be written down too.
LEASE_SECONDS = 2 * SECONDS
_LOOK_SECONDS = 5.0
_AT_ONCE = 16
_AT_ONCE_EACH = 4
_FAILING_SECONDS = 5 * 24 * 60 * 60.0
_KEPT_SECONDS = 30 * 24 * 60 * 60.0
_SWEPT_EACH_SECONDS = 60 * 60.0
_GONE = 410


# Logs that an endpoint was turned off; it says why.
OffNote = Callable[[EndpointRecord], None]


@dataclass(frozen=True, slots=True)
class Means:
    """What a dispatcher works with."""

    store: Store
    clock: Clock
    ids: Ids
    sealer: Sealer
    sender: Sender
    chance: Chance
    bell: Bell
    note_off: OffNote
    note_failure: FailureNote


class Dispatcher:
    """Sends some at a time, and few to one endpoint: a slow one holds none of the others up."""

    def __init__(self, means: Means) -> None:
        """Take what it works with."""
        self._means = means
        self._holder = means.ids.new("dsp")
        self._under_way: dict[asyncio.Task[None], str] = {}
        self._swept_at = ""

    async def run(self) -> None:
        """Go on until cancelled, whatever fails; a database is asked again in a moment."""
        try:
            while True:
                try:
                    await self._look()
                    await self._sweep()
                except Exception as error:  # noqa: BLE001 - what comes later is to be sent too
                    self._means.note_failure("webhooks were not looked at", error)
                await self._means.bell.heard(_LOOK_SECONDS)
        finally:
            await self._stop()

    async def flush(self) -> int:
        """Send all that is due now, and return how many attempts that took."""
        attempts = 0
        while taken := await self._taken():
            attempts += len(taken)
            await asyncio.gather(*(self._send(due) for due in taken))
        return attempts

    async def _look(self) -> None:
        """Begin what is due, as far as there is room; what ends makes room and rings."""
        while len(self._under_way) < _AT_ONCE:
            taken = await self._taken()
            for due in taken:
                task = asyncio.create_task(self._send(due))
                self._under_way[task] = due.endpoint.id
                task.add_done_callback(self._ended)
            if not taken:
                return

    async def _taken(self) -> tuple[Due, ...]:
        now, underway = self._means.clock.now(), list(self._under_way.values())
        busy = frozenset(one for one in underway if underway.count(one) >= _AT_ONCE_EACH)
        claim = Claim(
            self._holder,
            now,
            later(now, LEASE_SECONDS),
            later(now, 2 * LEASE_SECONDS),
            min(_AT_ONCE_EACH, _AT_ONCE - len(underway)),
            busy,
        )
        return await self._means.store.transact(lambda tx: tx.claim_deliveries(claim))

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.pop(task, None)
        self._means.bell.ring()

    async def _send(self, due: Due) -> None:
        """Try a delivery once and write down what came of it; nothing is raised."""
        try:
            answered = await self._attempt(due)
            ended = await self._means.store.transact(lambda tx: self._settle(tx, due, answered))
        except Exception as error:  # noqa: BLE001 - its lease runs out, and it is tried again
            self._means.note_failure("a webhook was not delivered", error)
            return
        if ended is not None:
            self._means.note_off(ended)

    async def _attempt(self, due: Due) -> Answered:
        now, sealer = self._means.clock.now(), self._means.sealer
        body = due.message.body or ""
        try:
            secrets = [sealer.open(one) for one in _sealed(due.endpoint, now)]
        except CannotOpen:
            return Answered(None, 0, "secret")
        headers = await asyncio.to_thread(signed_headers, due.message.id, now, body, secrets)
        return await self._means.sender.send(due.endpoint.url, body, headers)

    def _settle(self, tx: Transaction, due: Due, answered: Answered) -> EndpointRecord | None:
        """Write down how an attempt went; return the endpoint if that turned it off."""
        now = self._means.clock.now()
        attempt = Attempt(now, answered.status, answered.took_ms, answered.fault)
        settled = self._next(due.delivery.after(attempt), answered, now)
        if not tx.replace_delivery(settled, self._holder):
            return None
        endpoint = tx.endpoint(due.endpoint.tenant, due.endpoint.id)
        if endpoint is None:
            return None
        if answered.fault is None:
            if endpoint.failing_since is not None:
                tx.replace_endpoint(replace(endpoint, failing_since=None))
            return None
        since = endpoint.failing_since or now
        off = _why_off(answered.status, since, now) if endpoint.is_on else endpoint.off_reason
        changed = replace(endpoint, failing_since=since, off_reason=off)
        if changed != endpoint:
            tx.replace_endpoint(changed)
        if changed.is_on or not endpoint.is_on:
            return None
        tx.give_up_on(endpoint.id, Attempt(now, None, 0, "off"))
        return changed

    def _next(self, tried: DeliveryRecord, answered: Answered, now: str) -> DeliveryRecord:
        """Return a delivery as it stands after an attempt."""
        if answered.fault is None:
            return replace(tried, state="delivered")
        asked = seconds_asked(answered.retry_after, now)
        pause = pause_after(tried.tries, asked, self._means.chance)
        if pause is None or answered.status == _GONE:
            return replace(tried, state="failed")
        return replace(tried, next_at=later(now, pause))

    async def _sweep(self) -> None:
        """Forget what is older than the log is kept for, once in a while."""
        now = self._means.clock.now()
        if self._swept_at and 0 <= _seconds(self._swept_at, now) < _SWEPT_EACH_SECONDS:
            return
        before = later(now, -_KEPT_SECONDS)
        await self._means.store.transact(lambda tx: tx.sweep_messages(before))
        self._swept_at = now

    async def _stop(self) -> None:
        """Let go of what is under way, so that the next who looks may take it at once."""
        tasks = tuple(self._under_way)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with suppress(StorageFailed):
            await self._means.store.transact(lambda tx: tx.release_deliveries(self._holder))


def _sealed(endpoint: EndpointRecord, now: str) -> list[str]:
    """Return the secrets that sign at a time: the new one, and the old one for as long."""
    old, until = endpoint.old_secret, endpoint.old_until
    is_both = old is not None and until is not None and now < until
    return [endpoint.secret, *([old] if is_both and old else [])]


def _why_off(status: int | None, failing_since: str, now: str) -> OffReason | None:
    if status == _GONE:
        return "gone"
    return "failing" if _seconds(failing_since, now) >= _FAILING_SECONDS else None


def _seconds(since: str, until: str) -> float:
    return (datetime.fromisoformat(until) - datetime.fromisoformat(since)).total_seconds()
