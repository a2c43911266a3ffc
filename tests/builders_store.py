"""Records as a store sees them, with everything a test does not speak of filled in."""

from typing import Any

from app.sessions.records import NewEvent, NoteRecord, SessionRecord, TurnRecord

AT = "2026-03-04T05:06:07Z"


def a_session(session_id: str = "ses_1", **changes: object) -> SessionRecord:
    values: dict[str, Any] = {
        "id": session_id,
        "tenant": "local",
        "learner": "local",
        "scenario_id": "licence-renewal",
        "title": "Licence renewal",
        "document": '{"id":"licence-renewal"}',
        "language": "en",
        "role": "client",
        "style": "collaborating",
        "difficulty": "medium",
        "mode": "practice",
        "seed": 7,
        "engine_version": "1",
        "ear_version": "1",
        "rubric_version": "1",
        "phase": "open",
        "turns_left": 10,
        "created_at": AT,
    }
    values.update(changes)
    return SessionRecord(**values)


def a_turn(
    number: int = 1, session: str = "ses_1", revision: int = 1, **changes: object
) -> TurnRecord:
    values: dict[str, Any] = {
        "id": f"trn_{session}_{number}_{revision}",
        "session": session,
        "tenant": "local",
        "learner": "local",
        "number": number,
        "revision": revision,
        "client_turn_id": None,
        "role": "client",
        "is_learner": True,
        "text": "Hello.",
        "units": ("Hello.",),
        "acts": (),
        "spans": (),
        "markers": (),
        "understood": (),
        "alternatives": (),
        "confidence": 1.0,
        "is_corrected": False,
        "why": "",
        "voice": "",
        "at": AT,
    }
    values.update(changes)
    return TurnRecord(**values)


def an_event(kind: str = "turn.started", turn: str | None = None, **data: object) -> NewEvent:
    return NewEvent(kind, turn, data)


def a_note(
    kind: str = "hint", key: str = "", session: str = "ses_1", **changes: object
) -> NoteRecord:
    values: dict[str, Any] = {
        "session": session,
        "tenant": "local",
        "learner": "local",
        "kind": kind,
        "key": key,
        "data": {"text": "Grüße, 你好", "lines": [1, {"found": None}]},
        "at": AT,
    }
    values.update(changes)
    return NoteRecord(**values)
