"""Notes ⇄ values: the sheets beside a session as plain JSON, and what is made of them again.

A field a note has not yet takes its default; a note that cannot be read is a `StorageFailed`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from app.coach.sheets import Beliefs, HintGiven, Preparation, Reflection, Sheets, Swap
from app.errors import StorageFailed
from app.negotiation.terms import terms_of
from app.sessions.plain import plain
from app.sessions.records import NoteRecord, SessionRecord

PREPARATION, BELIEFS, REFLECTION, HINT = "preparation", "beliefs", "reflection", "hint"
SHEETS = (PREPARATION, BELIEFS, REFLECTION, HINT)
JUDGED, ROLLOUTS, REWORDED = "judged", "rollouts", "reworded"
FIGURES = "figures"

T = TypeVar("T")
Data = Mapping[str, Any]


def new_note(
    session: SessionRecord, kind: str, data: Mapping[str, object], at: str, key: str = ""
) -> NoteRecord:
    """Return a note of a session."""
    return NoteRecord(session.id, session.tenant, session.learner, kind, key, data, at)


def preparation_data(sheet: Preparation) -> dict[str, object]:
    """Return a worksheet as JSON; the opening is {issue: option}."""
    return _fields(sheet) | {"opening": dict(sheet.opening.settled)}


def beliefs_data(guess: Beliefs) -> dict[str, object]:
    """Return a guess as JSON."""
    return _fields(guess)


def reflection_data(reflection: Reflection) -> dict[str, object]:
    """Return a look back as JSON."""
    return _fields(reflection)


def hint_note(session: SessionRecord, hint: HintGiven, at: str) -> NoteRecord:
    """Return the note of a hint: one a turn and level, so that asking again counts once."""
    return new_note(session, HINT, _fields(hint), at, f"{hint.turn:03}.{hint.level}")


def sheets_of(notes: Sequence[NoteRecord]) -> Sheets:
    """Return what was written beside a session (StorageFailed)."""
    return Sheets(
        _only(_each(notes, PREPARATION, _preparation)),
        _only(_each(notes, BELIEFS, lambda d: Beliefs(tuple(d["order"]), tuple(d["same"])))),
        _only(_each(notes, REFLECTION, lambda d: Reflection(**d))),
        _each(notes, HINT, lambda d: HintGiven(**d)),
    )


def read_note(note: NoteRecord, read: Callable[[Data], T]) -> T:
    """Return what a note holds (StorageFailed)."""
    try:
        return read(note.data)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise StorageFailed(
            f"The note '{note.kind}' of '{note.session}' cannot be read."
        ) from wrong


def _each(notes: Sequence[NoteRecord], kind: str, read: Callable[[Data], T]) -> tuple[T, ...]:
    return tuple(read_note(note, read) for note in notes if note.kind == kind)


def _only(found: tuple[T, ...]) -> T | None:
    return found[0] if found else None


def _preparation(data: Data) -> Preparation:
    lists = {name: tuple(data[name]) for name in ("ranking", "their_ranking", "questions")}
    trades = tuple(Swap(**swap) for swap in data["trades"])
    return Preparation(**{**data, **lists, "trades": trades, "opening": terms_of(data["opening"])})


def _fields(sheet: Preparation | Beliefs | Reflection | HintGiven) -> dict[str, object]:
    return {field.name: plain(getattr(sheet, field.name)) for field in fields(sheet)}
