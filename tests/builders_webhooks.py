"""Records of webhooks, with everything a test does not speak of filled in."""

from typing import Any

from app.sessions.outbox_port import (
    Claim,
    DeliveryRecord,
    EndpointRecord,
    MessageRecord,
)

AT = "2026-03-04T05:06:07.000+00:00"
LATER = "2026-03-04T05:06:47.000+00:00"
BODY = '{"type":"session.completed","data":{"note":"Grüße, 你好"}}'


def an_endpoint(endpoint_id: str = "whk_1", **changes: object) -> EndpointRecord:
    values: dict[str, Any] = {
        "id": endpoint_id,
        "tenant": "local",
        "url": "https://lms.example/hooks",
        "description": "",
        "events": frozenset({"session.completed", "report.ready"}),
        "secret": "sealed",
        "created_at": AT,
    }
    return EndpointRecord(**values | changes)


def a_message(message_id: str = "evt_1", **changes: object) -> MessageRecord:
    values: dict[str, Any] = {
        "id": message_id,
        "tenant": "local",
        "learner": "local",
        "session": "ses_1",
        "type": "session.completed",
        "body": BODY,
        "created_at": AT,
    }
    return MessageRecord(**values | changes)


def a_delivery(delivery_id: str = "dlv_1", **changes: object) -> DeliveryRecord:
    values: dict[str, Any] = {
        "id": delivery_id,
        "tenant": "local",
        "message": "evt_1",
        "endpoint": "whk_1",
        "next_at": AT,
        "created_at": AT,
    }
    return DeliveryRecord(**values | changes)


def a_claim(**changes: object) -> Claim:
    values: dict[str, Any] = {
        "holder": "dsp_1",
        "now": AT,
        "until": "2026-03-04T05:06:27.000+00:00",
        "latest": LATER,
        "most": 10,
    }
    return Claim(**values | changes)
