"""What an end writes into the outbox, in the unit of work that ends the game.

It is little: nothing where the tenant has no endpoint that wants it, and then ids and figures,
never a word of the talk. A report is owed from the end on, and told of when it is made.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.negotiation.protocol import Phase
from app.review.debrief import Debrief
from app.review.figures import figures_of
from app.sessions.outbox_port import (
    COMPLETED,
    REPORT_READY,
    TEST,
    DeliveryRecord,
    EndpointRecord,
    MessageRecord,
    MessageType,
)
from app.sessions.plain import plain
from app.sessions.ports import Ids, Transaction
from app.sessions.records import Principal, SessionRecord
from app.sessions.tools import Tools
from app.sessions.views import SessionView

_OVER = (Phase.DEAL, Phase.ENDED)


def tell_end(tx: Transaction, tools: Tools, record: SessionRecord, after: SessionView) -> None:
    """Write what is sent of a game that is over with an exchange; of an open one, nothing."""
    if after.phase not in _OVER:
        return
    listening = [one for one in tx.endpoints(record.tenant) if one.is_on]
    now = tools.clock.now()
    if wanting := _wanting(listening, COMPLETED):
        turns = sum(turn.speaker == "learner" for turn in after.turns)
        data = _about(tx, record, after.phase) | {"turns": turns, "completed_at": now}
        message = _message(tools.ids, record, COMPLETED, _body(COMPLETED, now, data), now)
        tx.add_message(message, new_deliveries(tools.ids, message, wanting, now))
    if _wanting(listening, REPORT_READY):
        tx.add_message(_message(tools.ids, record, REPORT_READY, None, now), ())


def tell_report(tx: Transaction, tools: Tools, owner: Principal, debrief: Debrief) -> bool:
    """Write that a report is made, where that is owed; say whether it was."""
    record, owed = tx.session(owner, debrief.session), tx.owed(debrief.session)
    if record is None or owed is None:
        return False
    now, figures = tools.clock.now(), figures_of(debrief)
    values = {name: value for name, value in _fields(plain(figures)).items() if name != "levels"}
    data = _about(tx, record, record.phase) | {
        "levels": dict(figures.levels),
        **values,
        "rubric": record.rubric_version,
        "report": f"/v1/sessions/{record.id}/report",
    }
    wanting = _wanting(tx.endpoints(record.tenant), REPORT_READY)
    made = replace(owed, body=_body(REPORT_READY, now, data))
    return tx.make_message(made, new_deliveries(tools.ids, made, wanting, now))


def new_deliveries(
    ids: Ids, message: MessageRecord, endpoints: Sequence[EndpointRecord], now: str
) -> list[DeliveryRecord]:
    """Return what carries a message to each of some endpoints, due now."""
    return [
        DeliveryRecord(ids.new("dlv"), message.tenant, message.id, one.id, now, now)
        for one in endpoints
    ]


def message_of_test(ids: Ids, endpoint: EndpointRecord, now: str) -> MessageRecord:
    """Return a message that tells of nothing but the endpoint itself."""
    body = _body(TEST, now, {"webhook": endpoint.id})
    return MessageRecord(ids.new("evt"), endpoint.tenant, None, None, TEST, body, now)


def _wanting(endpoints: Sequence[EndpointRecord], kind: MessageType) -> list[EndpointRecord]:
    return [one for one in endpoints if one.is_on and kind in one.events]


def _message(
    ids: Ids, record: SessionRecord, kind: MessageType, body: str | None, now: str
) -> MessageRecord:
    of = record.tenant, record.learner, record.id
    return MessageRecord(ids.new("evt"), *of, kind, body, now)


def _about(tx: Transaction, record: SessionRecord, phase: str) -> dict[str, object]:
    """Return which session it is and how it ended."""
    return {
        "session": record.id,
        "learner": record.learner,
        "external_id": tx.external_id(Principal(record.tenant, record.learner)),
        "scenario": record.scenario_id,
        "role": record.role,
        "language": record.language,
        "style": record.style,
        "difficulty": record.difficulty,
        "mode": record.mode,
        "branch_of": record.branch_of,
        "outcome": "deal" if phase == Phase.DEAL else "no_deal",
    }


def _body(kind: MessageType, now: str, data: Mapping[str, object]) -> str:
    whole = {"type": kind, "timestamp": now, "data": data}
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _fields(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
