"""The statements on webhooks: endpoints, messages and deliveries; a part of a unit of work.

What the end of a game takes is prepared. A delivery is taken by an update that meets it only while
nobody holds it, which is the same on every database.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

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
from app.storage.foreign import translated
from app.storage.mapping import Row
from app.storage.outbox_mapping import (
    delivery_from_row,
    delivery_to_row,
    endpoint_from_row,
    endpoint_to_row,
    message_from_row,
    message_to_row,
)
from app.storage.outbox_tables import DELIVERIES, ENDPOINTS, OUTBOX
from app.storage.prepared import Prepared
from app.storage.tables import LEARNERS

_OF_TENANT = Prepared(
    select(ENDPOINTS)
    .where(ENDPOINTS.c.tenant == bindparam("tenant"))
    .order_by(ENDPOINTS.c.id.desc())
)
_ADD_MESSAGE = Prepared(insert(OUTBOX))
_ADD_DELIVERY = Prepared(insert(DELIVERIES))
_WAITS = DELIVERIES.c.state == "waiting"


class OutboxStatements:
    """What a unit of work does with webhooks."""

    _db: Connection

    def add_endpoint(self, record: EndpointRecord) -> None:
        """Keep a new endpoint."""
        with translated():
            self._db.execute(insert(ENDPOINTS).values(endpoint_to_row(record)))

    def replace_endpoint(self, record: EndpointRecord) -> bool:
        """Write over the endpoint of the same id; say whether it is there."""
        is_it = ENDPOINTS.c.id == record.id
        with translated():
            changed = update(ENDPOINTS).where(is_it).values(endpoint_to_row(record))
            return self._db.execute(changed).rowcount > 0

    def drop_endpoint(self, tenant: str, endpoint: str) -> bool:
        """Delete a tenant's endpoint with its deliveries; say whether there was one."""
        is_it = and_(ENDPOINTS.c.tenant == tenant, ENDPOINTS.c.id == endpoint)
        with translated():
            is_there = self._db.execute(delete(ENDPOINTS).where(is_it)).rowcount > 0
            if is_there:
                self._db.execute(delete(DELIVERIES).where(DELIVERIES.c.endpoint == endpoint))
        return is_there

    def endpoint(self, tenant: str, endpoint: str) -> EndpointRecord | None:
        """Return a tenant's endpoint, or None."""
        is_it = and_(ENDPOINTS.c.tenant == tenant, ENDPOINTS.c.id == endpoint)
        rows = self._read(select(ENDPOINTS).where(is_it))
        return endpoint_from_row(rows[0]) if rows else None

    def endpoints(self, tenant: str) -> tuple[EndpointRecord, ...]:
        """Return a tenant's endpoints, on or off, newest first."""
        with translated():
            rows = _OF_TENANT.rows(self._db, {"tenant": tenant})
        return tuple(endpoint_from_row(row) for row in rows)

    def add_message(self, message: MessageRecord, deliveries: Sequence[DeliveryRecord]) -> None:
        """Keep a message with its deliveries."""
        with translated():
            _ADD_MESSAGE.run(self._db, message_to_row(message))
            self._add_deliveries(deliveries)

    def owed(self, session: str) -> MessageRecord | None:
        """Return the message about a session that is still to be made, or None."""
        is_it = and_(OUTBOX.c.session == session, OUTBOX.c.body.is_(None))
        rows = self._read(select(OUTBOX).where(is_it).order_by(OUTBOX.c.id))
        return message_from_row(rows[0]) if rows else None

    def all_owed(self, before: str, most: int) -> tuple[MessageRecord, ...]:
        """Return messages, of all tenants, that were owed before a time, oldest first."""
        are_old = and_(OUTBOX.c.body.is_(None), OUTBOX.c.created_at < before)
        oldest = OUTBOX.c.created_at, OUTBOX.c.id
        found = self._read(select(OUTBOX).where(are_old).order_by(*oldest).limit(most))
        return tuple(message_from_row(row) for row in found)

    def make_message(self, message: MessageRecord, deliveries: Sequence[DeliveryRecord]) -> bool:
        """Give an owed message its body and deliveries; say whether it was still owed."""
        is_it = and_(OUTBOX.c.id == message.id, OUTBOX.c.body.is_(None))
        with translated():
            made = self._db.execute(update(OUTBOX).where(is_it).values(body=message.body))
            if not made.rowcount:
                return False
            self._add_deliveries(deliveries)
        return True

    def drop_message(self, message: str) -> None:
        """Delete a message with its deliveries."""
        with translated():
            self._db.execute(delete(OUTBOX).where(OUTBOX.c.id == message))

    def deliveries(
        self, tenant: str, endpoint: str, limit: int, before: str | None
    ) -> tuple[Logged, ...]:
        """Return an endpoint's deliveries, newest first, those with id < before if given."""
        theirs = and_(DELIVERIES.c.tenant == tenant, DELIVERIES.c.endpoint == endpoint)
        query = _logged().where(theirs).order_by(DELIVERIES.c.id.desc()).limit(limit)
        if before is not None:
            query = query.where(DELIVERIES.c.id < before)
        return tuple(_logged_from(row) for row in self._read(query))

    def delivery(self, tenant: str, endpoint: str, delivery: str) -> Logged | None:
        """Return a delivery of a tenant's endpoint, or None."""
        theirs = and_(DELIVERIES.c.tenant == tenant, DELIVERIES.c.endpoint == endpoint)
        rows = self._read(_logged().where(theirs, DELIVERIES.c.id == delivery))
        return _logged_from(rows[0]) if rows else None

    def claim_deliveries(self, claim: Claim) -> tuple[Due, ...]:
        """Take deliveries that are due and held by nobody, for the time of a lease."""
        joined = DELIVERIES.join(ENDPOINTS, ENDPOINTS.c.id == DELIVERIES.c.endpoint)
        query = (
            select(DELIVERIES.c.id)
            .select_from(joined)
            .where(
                _is_due(claim),
                ENDPOINTS.c.off_reason.is_(None),
                DELIVERIES.c.endpoint.not_in(sorted(claim.busy)),
            )
            .order_by(DELIVERIES.c.next_at, DELIVERIES.c.id)
            .limit(claim.most)
        )
        found = [row["id"] for row in self._read(query)]
        taken = [one for one in found if self._take(one, claim)]
        return tuple(due for one in taken if (due := self._due(one)) is not None)

    def replace_delivery(self, record: DeliveryRecord, holder: str) -> bool:
        """Write over the delivery of the same id if so held; say whether it was."""
        is_it = and_(DELIVERIES.c.id == record.id, DELIVERIES.c.holder == holder)
        with translated():
            changed = update(DELIVERIES).where(is_it).values(delivery_to_row(record))
            return self._db.execute(changed).rowcount > 0

    def release_deliveries(self, holder: str) -> int:
        """Give back what somebody has taken and not tried; return how many."""
        freed = update(DELIVERIES).where(_WAITS, DELIVERIES.c.holder == holder)
        with translated():
            return self._db.execute(freed.values(holder="", until="")).rowcount

    def give_up_on(self, endpoint: str, fault: Attempt) -> int:
        """Let all that waits for an endpoint fail, with this as the last attempt; count it."""
        rows = self._read(select(DELIVERIES).where(_WAITS, DELIVERIES.c.endpoint == endpoint))
        for row in rows:
            failed = delivery_to_row(delivery_from_row(row).after(fault)) | {"state": "failed"}
            with translated():
                self._db.execute(
                    update(DELIVERIES).where(DELIVERIES.c.id == row["id"]).values(failed)
                )
        return len(rows)

    def sweep_messages(self, before: str) -> int:
        """Delete the messages of all tenants made before a time, with their deliveries."""
        with translated():
            return self._db.execute(delete(OUTBOX).where(OUTBOX.c.created_at < before)).rowcount

    def external_id(self, owner: Principal) -> str | None:
        """Return a learner's id at the host that sent them, or None."""
        theirs = (LEARNERS.c.tenant == owner.tenant, LEARNERS.c.learner == owner.learner)
        rows = self._read(select(LEARNERS.c.external_id).where(*theirs))
        return rows[0]["external_id"] if rows else None

    def _add_deliveries(self, deliveries: Sequence[DeliveryRecord]) -> None:
        for delivery in deliveries:
            _ADD_DELIVERY.run(self._db, delivery_to_row(delivery))

    def _take(self, delivery: str, claim: Claim) -> bool:
        taken = update(DELIVERIES).where(DELIVERIES.c.id == delivery, _is_due(claim))
        with translated():
            run = self._db.execute(taken.values(holder=claim.holder, until=claim.until))
        return run.rowcount > 0

    def _due(self, delivery: str) -> Due | None:
        rows = self._read(select(DELIVERIES).where(DELIVERIES.c.id == delivery))
        of = delivery_from_row(rows[0])
        messages = self._read(select(OUTBOX).where(OUTBOX.c.id == of.message))
        endpoints = self._read(select(ENDPOINTS).where(ENDPOINTS.c.id == of.endpoint))
        if not (messages and endpoints):
            return None
        return Due(of, message_from_row(messages[0]), endpoint_from_row(endpoints[0]))

    def _read(self, query: Select[Any]) -> Sequence[Row]:
        with translated():
            return [dict(row) for row in self._db.execute(query).mappings()]


def _is_due(claim: Claim) -> ColumnElement[bool]:
    is_free = or_(
        DELIVERIES.c.holder == "",
        DELIVERIES.c.until <= claim.now,
        DELIVERIES.c.until > claim.latest,
    )
    return and_(_WAITS, DELIVERIES.c.next_at <= claim.now, is_free)


def _logged() -> Select[Any]:
    """Return the reading of deliveries with their messages, whose columns have a mark before."""
    marked = [column.label(f"of_{column.name}") for column in OUTBOX.c]
    joined = DELIVERIES.join(OUTBOX, OUTBOX.c.id == DELIVERIES.c.message)
    return select(*DELIVERIES.c, *marked).select_from(joined)


def _logged_from(row: Row) -> Logged:
    message = {name.removeprefix("of_"): row[name] for name in row if name.startswith("of_")}
    return Logged(delivery_from_row(row), message_from_row(message))
