"""A learner's progress over the sessions that count, from what was kept when each was judged."""

import asyncio
from dataclasses import dataclass

from app.errors import NotFound
from app.review.further import PracticeTask, ProgressLine
from app.review.progress import practice_task, progress
from app.sessions.debriefing import (
    Finished,
    debrief_of,
    is_counted,
    is_over,
    judged_in,
    newly_judged,
    read_finished,
)
from app.sessions.notes import JUDGED
from app.sessions.ports import Transaction
from app.sessions.records import NoteRecord, Principal, SessionRecord
from app.sessions.tools import Tools

_PAGE = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """How levels went over the sessions that count, oldest first, and what to try next."""

    sessions: int
    lines: tuple[ProgressLine, ...]
    task: PracticeTask | None


async def progress_of(tools: Tools, owner: Principal, language: str) -> Progress:
    """Return an owner's progress in a language (NotFound).

    A game that was over before it could be judged (the server went down) is judged here, once.
    """
    if language not in tools.teaching:
        raise NotFound("language", language)
    left = await tools.store.transact(lambda tx: _unjudged(tx, tools, owner))
    notes = [await asyncio.to_thread(_judge, tools, finished) for finished in left]
    kept = await tools.store.transact(lambda tx: _keep(tx, owner, notes))
    sessions = [one for one in judged_in(kept) if any(level for _, level in one.levels)]
    teaching = tools.teaching[language]
    view = progress(sessions, teaching)
    return Progress(view.sessions, view.lines, practice_task(sessions, teaching))


def _unjudged(tx: Transaction, tools: Tools, owner: Principal) -> list[Finished]:
    judged = {note.session for note in tx.notes_of(owner, JUDGED)}
    left = [r.id for r in _counted(tx, owner) if r.id not in judged]
    return [read_finished(tx, tools.tables, owner, session_id) for session_id in left]


def _counted(tx: Transaction, owner: Principal) -> list[SessionRecord]:
    found: list[SessionRecord] = []
    page = tx.sessions(owner, _PAGE, None)
    while page:
        found += page
        page = tx.sessions(owner, _PAGE, page[-1].id)
    return [record for record in found if is_over(record) and is_counted(record)]


def _judge(tools: Tools, finished: Finished) -> NoteRecord | None:
    debrief = debrief_of(finished, tools.teaching[finished.record.language])
    return newly_judged(finished, debrief)


def _keep(
    tx: Transaction, owner: Principal, notes: list[NoteRecord | None]
) -> tuple[NoteRecord, ...]:
    for note in notes:
        if note is not None and tx.session(owner, note.session) is not None:
            tx.put_note(note)
    return tx.notes_of(owner, JUDGED)
