"""A session as its learner sees it, with what stands beside the talk: sheets, nudge and voice."""

from app.coach.guide import current_step
from app.coach.play import Play
from app.coach.sheets import NO_SHEETS, Sheets
from app.negotiation.history import History
from app.review.nudging import say_nudge
from app.sessions.creating import PRACTICE
from app.sessions.notes import SHEETS, sheets_of
from app.sessions.ports import Transaction
from app.sessions.records import SessionRecord, TurnRecord
from app.sessions.spending import is_over_cap
from app.sessions.table import Table
from app.sessions.tools import Tools
from app.sessions.viewing import Beside, view_session
from app.sessions.views import SessionView, VoiceName
from app.sessions.writing import history_of


def see(
    tx: Transaction,
    tools: Tools,
    record: SessionRecord,
    table: Table,
    turns: tuple[TurnRecord, ...],
    history: History | None = None,
) -> SessionView:
    """Return the view of a session as it is kept; a history of these turns is used if given."""
    history = history_of(turns) if history is None else history
    sheets = sheets_of(tx.notes(record.id, *SHEETS))
    is_over = is_over_cap(tx, tools, record.tenant, record.id)
    voice: VoiceName = "phrases" if tools.live is None or is_over else "model"
    beside = Beside(sheets, nudge_for(tools, record, table, history), voice, is_over)
    return view_session(record, table, turns, history, beside)


def nudge_for(tools: Tools, record: SessionRecord, table: Table, history: History) -> str | None:
    """Return a nudge if it is time for one; while a guide shows a step, that is advice enough."""
    if record.mode != PRACTICE or current_step(history, table.scenario, table.learner.id):
        return None
    teaching = tools.teaching[record.language]
    return say_nudge(play_of(tools, record, table, history), teaching)


def play_of(
    tools: Tools,
    record: SessionRecord,
    table: Table,
    history: History,
    sheets: Sheets = NO_SHEETS,
) -> Play:
    """Return the learner's play as the teacher looks at it."""
    thresholds = tools.teaching[record.language].rubric.thresholds
    return Play(history, table.scenario, table.learner, table.counterpart, thresholds, sheets)
