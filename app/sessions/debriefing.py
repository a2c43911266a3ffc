"""A finished session with all that its debrief is made from, and what is kept of that debrief."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.coach.sheets import Sheets
from app.errors import Conflict
from app.negotiation.protocol import Phase
from app.review.debrief import Debrief
from app.review.figures import Figures, figures_of
from app.review.make import Played, make_debrief
from app.review.progress import JudgedSession, judged_session
from app.review.teaching import Teaching
from app.sessions.creating import PRACTICE
from app.sessions.exchange import load
from app.sessions.notes import FIGURES, JUDGED, ROLLOUTS, SHEETS, new_note, read_note, sheets_of
from app.sessions.plain import plain
from app.sessions.ports import Transaction
from app.sessions.records import NoteRecord, Principal, SessionRecord, TurnRecord
from app.sessions.rollouts import rollouts_of
from app.sessions.table import Table, Tables
from app.sessions.writing import history_of

_NOT_OVER = "The report is made when the game is over. Finish it or walk away first."


@dataclass(frozen=True, slots=True)
class Finished:
    """A session that is over; `rollouts` is the data of its note, None until it is kept.

    `earlier` are the owner's counted sessions that were over before it, `judged` what is kept of
    this one, and `figures` what of any.
    """

    record: SessionRecord
    table: Table
    turns: tuple[TurnRecord, ...]
    sheets: Sheets
    rollouts: Mapping[str, object] | None
    judged: JudgedSession | None
    earlier: tuple[JudgedSession, ...]
    figures: Figures | None = None

    @property
    def at(self) -> str:
        """Return when it was over: the time of its last turn."""
        return self.turns[-1].at


def is_over(record: SessionRecord) -> bool:
    """Say whether a session is over."""
    return record.phase in (Phase.DEAL, Phase.ENDED)


def is_counted(record: SessionRecord) -> bool:
    """Say whether a session counts for progress: practice does, a branch or an assessment not.

    A branch is played with the other side known; what an assessment came to is the instructor's
    to tell.
    """
    return record.mode == PRACTICE and record.branch_of is None


def read_finished(tx: Transaction, tables: Tables, owner: Principal, session_id: str) -> Finished:
    """Read a session of this owner that is over (NotFound; Conflict while it is open)."""
    record, turns = load(tx, owner, session_id)
    if not is_over(record):
        raise Conflict(_NOT_OVER, "not-over")
    notes = tx.notes(session_id, *SHEETS, ROLLOUTS, FIGURES)
    rollouts = next((note.data for note in notes if note.kind == ROLLOUTS), None)
    every = {note.session: _judged(note) for note in tx.notes_of(owner, JUDGED)}
    judged, at = every.get(session_id), (turns[-1].at, session_id)
    earlier = tuple(one for one in every.values() if (one.at, one.session) < at)
    return Finished(
        record, tables.lay(record), turns, sheets_of(notes), rollouts, judged,
        earlier if is_counted(record) else (), figures_in(notes),
    )  # fmt: skip


def debrief_of(finished: Finished, teaching: Teaching) -> Debrief:
    """Make the debrief; the same record and notes always give the same value."""
    record, table = finished.record, finished.table
    played = Played(
        record.id,
        table.scenario,
        record.role,
        record.style,
        record.seed,
        history_of(finished.turns),
        {turn.number: turn.understood for turn in finished.turns},
        (
            ("scenario", f"{record.scenario_id} {table.scenario.version}"),
            ("engine", record.engine_version),
            ("ear", record.ear_version),
        ),
        record.language,
        sheets=finished.sheets,
        words=table.words,
        rollouts=None if finished.rollouts is None else rollouts_of(finished.rollouts),
        earlier=finished.earlier,
        scenario_id=record.scenario_id,
        at=finished.at,
    )
    return make_debrief(played, teaching)


def newly_judged(finished: Finished, debrief: Debrief) -> NoteRecord | None:
    """Return the note of what was judged, None where the one that is kept says the same."""
    record = finished.record
    judged = judged_session(debrief, record.scenario_id, finished.at)
    if not is_counted(record) or judged == finished.judged:
        return None
    data = plain(judged)
    return new_note(record, JUDGED, data if isinstance(data, dict) else {}, finished.at)


def newly_figured(finished: Finished, debrief: Debrief) -> NoteRecord | None:
    """Return the note of a session's figures, None where the one that is kept says the same.

    It is kept of every session that is over, counted or not: it is what is handed to whoever has
    the sessions played.
    """
    figures = figures_of(debrief)
    if figures == finished.figures:
        return None
    data = plain(figures)
    return new_note(finished.record, FIGURES, data if isinstance(data, dict) else {}, finished.at)


def figures_in(notes: Sequence[NoteRecord]) -> Figures | None:
    """Return the figures among a session's notes; None while it was not judged (StorageFailed)."""
    note = next((note for note in notes if note.kind == FIGURES), None)
    if note is None:
        return None
    return read_note(note, lambda data: Figures(**{**data, "levels": _levels(data)}))


def judged_in(notes: tuple[NoteRecord, ...]) -> tuple[JudgedSession, ...]:
    """Return what is kept of each session that was judged, oldest first (StorageFailed)."""
    return tuple(sorted(map(_judged, notes), key=lambda one: (one.at, one.session)))


def _judged(note: NoteRecord) -> JudgedSession:
    return read_note(
        note,
        lambda data: JudgedSession(**{**data, "levels": _levels(data)}),
    )


def _levels(data: Mapping[str, Any]) -> tuple[tuple[str, int | None], ...]:
    return tuple((name, level) for name, level in data["levels"])
