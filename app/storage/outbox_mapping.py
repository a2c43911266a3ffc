"""Row ⇄ record of endpoints, messages and deliveries."""

import json
from typing import Any

from app.sessions.outbox_port import Attempt, DeliveryRecord, EndpointRecord, MessageRecord
from app.sessions.plain import plain
from app.storage.mapping import Row, dump


def endpoint_to_row(record: EndpointRecord) -> dict[str, Any]:
    """Return the columns of an endpoint."""
    return _columns(record, EndpointRecord) | {"events": dump(sorted(record.events))}


def endpoint_from_row(row: Row) -> EndpointRecord:
    """Return the endpoint of a row."""
    return EndpointRecord(**_named(row, EndpointRecord) | {"events": _set(row["events"])})


def message_to_row(record: MessageRecord) -> dict[str, Any]:
    """Return the columns of a message."""
    return _columns(record, MessageRecord)


def message_from_row(row: Row) -> MessageRecord:
    """Return the message of a row."""
    return MessageRecord(**_named(row, MessageRecord))


def delivery_to_row(record: DeliveryRecord) -> dict[str, Any]:
    """Return the columns of a delivery."""
    attempts = dump([plain(attempt) for attempt in record.attempts])
    return _columns(record, DeliveryRecord) | {"attempts": attempts}


def delivery_from_row(row: Row) -> DeliveryRecord:
    """Return the delivery of a row."""
    attempts = tuple(Attempt(**one) for one in json.loads(row["attempts"]))
    return DeliveryRecord(**_named(row, DeliveryRecord) | {"attempts": attempts})


def _columns(record: object, kind: type) -> dict[str, Any]:
    return {name: getattr(record, name) for name in kind.__dataclass_fields__}  # type: ignore[attr-defined]


def _named(row: Row, kind: type) -> dict[str, Any]:
    return {name: row[name] for name in kind.__dataclass_fields__}  # type: ignore[attr-defined]


def _set(text: str) -> frozenset[str]:
    return frozenset(json.loads(text))
