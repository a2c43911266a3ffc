"""Corrections: another reading of a learner's turn, chosen with one click.

After the latest turn the counterpart answers anew on the corrected history, and the earlier
answer is kept in the record but no longer counts. An older turn only changes what is judged.
"""

from dataclasses import dataclass

from app.errors import Conflict, NotFound, Rejected
from app.negotiation.acts import Span
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Illegal, Phase, apply, state
from app.negotiation.scenario import Scenario
from app.sessions.ports import Transaction
from app.sessions.records import AlternativeReading, TurnRecord
from app.sessions.table import Table
from app.sessions.turn import PRESSED, Reply, answer, hear, understood_lines
from app.sessions.writing import history_of, phase_of


@dataclass(frozen=True, slots=True)
class Corrected:
    """The new reply and its revision; no reply when an older turn was corrected."""

    reply: Reply | None
    revision: int


def correct_turn(
    tx: Transaction,
    table: Table,
    turns: tuple[TurnRecord, ...],
    turn_id: str,
    alternative: str,
) -> Corrected:
    """Record the reading and, after the latest own turn, let the counterpart answer anew."""
    turn = next((t for t in turns if t.id == turn_id and t.is_learner), None)
    if turn is None:
        raise NotFound("turn", turn_id)
    if phase_of(history_of(turns), table.scenario) in (Phase.DEAL, Phase.ENDED):
        raise Conflict("This game is over; its turns stand as they were understood.", "over")
    chosen = next((a for a in turn.alternatives if a.id == alternative), None)
    if chosen is None:
        raise Rejected("/alternative", "That is not one of the readings offered for this turn.")
    before = history_of(turns).until(turn.number)
    new = _read_as(chosen, turn, before, table)
    after = apply(before, new, table.scenario)
    if isinstance(after, Illegal):
        raise Conflict("The rules of the game do not allow that reading here.")
    is_latest = turn.number == max(t.number for t in turns if t.is_learner)
    if not is_latest:
        _check_same_state(history_of(turns), new, table.scenario)
    lines = understood_lines(table, before, chosen.acts)
    tx.correct_turn(turn.id, new.acts, new.spans, new.markers, lines)
    if not is_latest:
        return Corrected(None, 0)
    dropped = tx.drop_from(turn.session, turn.number + 1)
    return Corrected(answer(table, after), dropped + 1)


def _read_as(chosen: AlternativeReading, turn: TurnRecord, before: History, table: Table) -> Turn:
    """Return the turn under a reading; chosen back, the first reading has its markers again.

    What was pressed stays pressed, whatever it is said to have meant.
    """
    spans = tuple(Span(0, len(turn.text)) for _ in chosen.acts)
    pressed = tuple(marker for marker in turn.markers if marker.name == PRESSED)
    if pressed:
        return Turn(turn.number, turn.role, turn.text, chosen.acts, spans, pressed)
    first = hear(table, before, turn.text).turn
    if first.acts == chosen.acts:
        return first
    return Turn(turn.number, turn.role, turn.text, chosen.acts, spans)


def _check_same_state(history: History, new: Turn, scenario: Scenario) -> None:
    """Refuse a reading of an older turn under which the game would stand differently now.

    What was agreed on since, or an end that nobody played on from, cannot be undone or made by it.
    """
    again = History(tuple(new if turn.number == new.number else turn for turn in history))
    if state(again, scenario) != state(history, scenario):
        raise Conflict("The talk went on from there; that reading would change where it stands.")
