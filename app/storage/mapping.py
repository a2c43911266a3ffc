"""Row ⇄ record: the one place that knows how a record lies in its columns."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic_core import to_json

from app.errors import StorageFailed
from app.negotiation.acts import Act, Marker, Span
from app.sessions.act_codec import act_from_value, act_to_value
from app.sessions.records import (
    AlternativeReading,
    EventRecord,
    NewEvent,
    NoteRecord,
    SessionRecord,
    TurnRecord,
)

Row = Mapping[str, Any]
_AS_TEXT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
# What JSON has no word for is written so; a text may hold the same words.
_NO_NUMBERS = ("NaN", "Infinity")
_SAME_IN_BOTH = [
    "id",
    "session",
    "tenant",
    "learner",
    "number",
    "revision",
    "client_turn_id",
    "role",
    "is_learner",
    "text",
    "confidence",
    "is_corrected",
    "why",
    "voice",
    "at",
]
_WRITTEN = ["units", "acts", "spans", "markers", "understood", "alternatives"]


def session_to_row(record: SessionRecord) -> dict[str, object]:
    """Return the columns of a session."""
    return {name: getattr(record, name) for name in SessionRecord.__dataclass_fields__}


def session_from_row(row: Row) -> SessionRecord:
    """Return the session of a row."""
    return SessionRecord(**{name: row[name] for name in SessionRecord.__dataclass_fields__})


def turn_to_row(record: TurnRecord) -> dict[str, object]:
    """Return the columns of a turn; a turn is written live."""
    return {
        **{name: getattr(record, name) for name in _SAME_IN_BOTH},
        "live": True,
        "units": dump(record.units),
        "alternatives": dump([_reading_to_value(reading) for reading in record.alternatives]),
        **understanding_to_row(record.acts, record.spans, record.markers, record.understood),
    }


def understanding_to_row(
    acts: tuple[Act, ...],
    spans: tuple[Span, ...],
    markers: tuple[Marker, ...],
    understood: tuple[str, ...],
) -> dict[str, object]:
    """Return the columns that say how a turn is understood."""
    return {
        "acts": dump([act_to_value(act) for act in acts]),
        "spans": dump([[span.start, span.end] for span in spans]),
        "markers": dump([_marker_to_value(mark) for mark in markers]),
        "understood": dump(understood),
    }


def turn_from_row(row: Row) -> TurnRecord:
    """Return the turn of a row (StorageFailed when a column cannot be read)."""
    try:
        same, written = ([row[name] for name in names] for names in (_SAME_IN_BOTH, _WRITTEN))
        return _turn_of(tuple(same), tuple(written))
    except (KeyError, TypeError, ValueError) as wrong:
        raise StorageFailed(f"The saved turn '{row['id']}' cannot be read.") from wrong


def event_to_row(session: Row, seq: int, event: NewEvent, at: str) -> dict[str, object]:
    """Return the columns of an event; `session` holds id, tenant and learner."""
    return {
        "session": session["id"],
        "seq": seq,
        "tenant": session["tenant"],
        "learner": session["learner"],
        "type": event.type,
        "turn": event.turn,
        "data": dump(event.data),
        "at": at,
    }


def event_from_row(row: Row) -> EventRecord:
    """Return the event of a row."""
    return EventRecord(
        row["seq"], row["session"], row["type"], row["turn"], json.loads(row["data"]), row["at"]
    )


def note_to_row(note: NoteRecord) -> dict[str, object]:
    """Return the columns of a note."""
    columns = {name: getattr(note, name) for name in NoteRecord.__dataclass_fields__}
    return columns | {"data": dump(note.data)}


def note_from_row(row: Row) -> NoteRecord:
    """Return the note of a row (StorageFailed when its data cannot be read)."""
    columns = {name: row[name] for name in NoteRecord.__dataclass_fields__}
    try:
        return NoteRecord(**columns | {"data": json.loads(row["data"])})
    except ValueError as wrong:
        raise StorageFailed(f"A note of session '{row['session']}' cannot be read.") from wrong


def dump(value: object) -> str:
    """Return compact JSON text; a value JSON or the database cannot hold is a StorageFailed."""
    try:
        # Several times as fast as the module json, but it takes what is no number.
        text = to_json(value).decode()
        if any(word in text for word in _NO_NUMBERS):
            _AS_TEXT(value)
    except (TypeError, ValueError) as wrong:
        raise StorageFailed("A value that is not plain JSON was to be saved.") from wrong
    return text


# Every turn of a session is read again for each new one, so those met lately stay decoded.
@lru_cache(maxsize=2_048)
def _turn_of(same: tuple[Any, ...], written: tuple[str, ...]) -> TurnRecord:
    columns = dict(zip(_SAME_IN_BOTH, same, strict=True))
    truths = {name: bool(columns[name]) for name in ("is_learner", "is_corrected")}
    units, acts, spans, markers, understood, alternatives = map(json.loads, written)
    return TurnRecord(
        **columns | truths,
        units=tuple(units),
        acts=_acts_of(acts),
        spans=tuple(Span(start, end) for start, end in spans),
        markers=tuple(map(_marker_of, markers)),
        understood=tuple(understood),
        alternatives=tuple(map(_reading_of, alternatives)),
    )


def _marker_of(value: list[Any]) -> Marker:
    """One saved before confidences were has none: it was found by a pattern, so it is sure."""
    name, start, end, *rest = value
    return Marker(name, Span(start, end), *rest)


def _acts_of(values: list[object]) -> tuple[Act, ...]:
    return tuple(act_from_value(value) for value in values)


def _marker_to_value(mark: Marker) -> list[object]:
    return [mark.name, mark.span.start, mark.span.end, mark.confidence]


def _reading_to_value(reading: AlternativeReading) -> dict[str, object]:
    acts = [act_to_value(act) for act in reading.acts]
    return {"id": reading.id, "label": reading.label, "acts": acts}


def _reading_of(value: Row) -> AlternativeReading:
    return AlternativeReading(value["id"], value["label"], _acts_of(value["acts"]))
