"""What was said between learner and coach, kept beside the session: the last exchanges only."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.sessions.model_ports import ModelUse
from app.sessions.notes import new_note, read_note
from app.sessions.plain import plain
from app.sessions.ports import Transaction
from app.sessions.records import NoteRecord, SessionRecord

COACHED = "coach"
_KEPT = 20


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A question and what was answered; `nth` counts a session's questions from 0.

    `dropped` are the reasons for which sentences of a model were not shown, `failures` those for
    which it was given up; `spent` are the tokens of all of the session's answers so far.
    """

    nth: int
    question: str
    subject: str
    sentences: tuple[str, ...]
    question_back: str
    by: str
    uses: tuple[ModelUse, ...] = ()
    dropped: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    spent: int = 0


def past_of(tx: Transaction, session_id: str) -> tuple[Exchanged, ...]:
    """Return the exchanges that are kept, oldest first (StorageFailed)."""
    return tuple(sorted(map(_read, tx.notes(session_id, COACHED)), key=lambda one: one.nth))


def keep(tx: Transaction, record: SessionRecord, exchanged: Exchanged, at: str) -> None:
    """Keep an exchange in the place of the one that is longest ago; what it took is added up."""
    before = max((one.spent for one in past_of(tx, record.id)), default=0)
    data = plain(replace(exchanged, spent=before + exchanged.spent))
    key = f"{exchanged.nth % _KEPT:02}"
    tx.put_note(new_note(record, COACHED, data if isinstance(data, dict) else {}, at, key))


def told_before(past: Sequence[Exchanged], most: int) -> tuple[tuple[str, str], ...]:
    """Return the last questions with their answers as texts."""
    return tuple(
        (one.question, " ".join((*one.sentences, one.question_back))) for one in past[-most:]
    )


def _read(note: NoteRecord) -> Exchanged:
    return read_note(
        note,
        lambda data: Exchanged(
            **{
                **data,
                "sentences": tuple(data["sentences"]),
                "uses": tuple(ModelUse(**use) for use in data["uses"]),
                "dropped": tuple(data["dropped"]),
                "failures": tuple(data["failures"]),
            }
        ),
    )
