"""Branches: a new session that stands just before a turn of a finished one, to be played anew.

A branch has the same scenario as drawn, seed, style and difficulty, and the same turns up to
there, so the counterpart plays on as it would have. It is practice, whatever the origin was, and
never counts. It can be made only after the end: during a game it would show what a move leads to.
"""

from dataclasses import dataclass, replace

from app.dialogue.listen import EAR_VERSION
from app.errors import Conflict, Rejected
from app.negotiation.protocol import Phase
from app.sessions.beside import see
from app.sessions.creating import PRACTICE
from app.sessions.notes import PREPARATION
from app.sessions.ports import Transaction
from app.sessions.records import NewEvent, SessionRecord, TurnRecord
from app.sessions.table import Table
from app.sessions.tools import Tools
from app.sessions.viewing import view_session
from app.sessions.views import SessionView
from app.sessions.writing import history_of, phase_of, turn_events, turns_left
from app.strategy.decide import ENGINE_VERSION

_NOT_OVER = "A turn can be played anew when the game is over. Finish it first."


@dataclass(frozen=True, slots=True)
class Branching:
    """A branch that is wished for: its id, and the number of the turn it stands before."""

    id: str
    turn: int


def open_branch(
    tx: Transaction,
    tools: Tools,
    origin: SessionRecord,
    turns: tuple[TurnRecord, ...],
    wish: Branching,
) -> SessionView:
    """Keep a branch before one of the learner's turns and return it (Conflict, Rejected)."""
    if origin.phase not in (Phase.DEAL, Phase.ENDED):
        raise Conflict(_NOT_OVER, "not-over")
    if wish.turn not in (turn.number for turn in turns if turn.is_learner):
        raise Rejected("/turn", "That is not the number of one of your turns.")
    table = tools.tables.lay(origin)
    before = tuple(turn for turn in turns if turn.number < wish.turn)
    branch = _record(tools, origin, table, before, wish)
    copied = tuple(_copied(turn, branch, tools.ids.new("trn")) for turn in before)
    tx.add_session(branch)
    for turn in copied:
        tx.add_turn(turn)
    for note in tx.notes(origin.id, PREPARATION):
        tx.add_note(replace(note, session=branch.id))
    tx.add_events(branch.id, _events(branch, table, copied))
    return see(tx, tools, branch, table, copied)


def _record(
    tools: Tools,
    origin: SessionRecord,
    table: Table,
    before: tuple[TurnRecord, ...],
    wish: Branching,
) -> SessionRecord:
    history = history_of(before)
    return replace(
        origin,
        id=wish.id,
        mode=PRACTICE,
        phase=phase_of(history, table.scenario).value,
        turns_left=turns_left(history, table.scenario, table.learner.id),
        created_at=tools.clock.now(),
        branch_of=origin.id,
        branch_turn=wish.turn,
        engine_version=ENGINE_VERSION,
        ear_version=EAR_VERSION,
        rubric_version=tools.rubric_version,
    )


def _copied(turn: TurnRecord, branch: SessionRecord, turn_id: str) -> TurnRecord:
    return replace(turn, id=turn_id, session=branch.id, revision=0, client_turn_id=None)


def _events(branch: SessionRecord, table: Table, turns: tuple[TurnRecord, ...]) -> list[NewEvent]:
    """The events of the copied exchanges, so that a replay tells the whole talk."""
    events: list[NewEvent] = []
    for place, turn in enumerate(turns):
        if turn.is_learner:
            continue
        view = view_session(branch, table, turns[: place + 1])
        shown = view.turns[-2:]
        said = shown[0] if len(shown) > 1 and shown[0].speaker == "learner" else None
        events += turn_events(said, shown[-1], view)
    return events
