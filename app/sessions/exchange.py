"""One exchange in a unit of work: the learner's turn, the answer, and the events of both.

A resend (the same client id) finds the first answer and saves nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import Conflict, NotFound
from app.negotiation.history import History
from app.negotiation.protocol import Phase
from app.sessions.beside import see
from app.sessions.ports import Transaction
from app.sessions.records import EventRecord, Principal, SessionRecord, TurnRecord
from app.sessions.table import Table
from app.sessions.tools import Tools
from app.sessions.turn import Heard, Reply, answer
from app.sessions.views import SessionView, TurnView
from app.sessions.writing import (
    history_of,
    learner_record,
    phase_of,
    reply_record,
    turn_events,
    turns_left,
)

Listening = Callable[[Table, History], Heard]


@dataclass(frozen=True, slots=True)
class TurnResult:
    """The turns of an exchange, the session after it, and the events saved for it."""

    turns: tuple[TurnView, ...]
    session: SessionView
    events: tuple[EventRecord, ...]


def load_session(tx: Transaction, owner: Principal, session_id: str) -> SessionRecord:
    """Return a session of this owner (NotFound)."""
    record = tx.session(owner, session_id)
    if record is None:
        raise NotFound("session", session_id)
    return record


def load(
    tx: Transaction, owner: Principal, session_id: str
) -> tuple[SessionRecord, tuple[TurnRecord, ...]]:
    """Return a session of this owner with its live turns (NotFound)."""
    record = load_session(tx, owner, session_id)
    return record, tx.turns(session_id)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A session being played in one unit of work."""

    tx: Transaction
    tools: Tools
    record: SessionRecord
    table: Table

    def take(
        self, turns: tuple[TurnRecord, ...], client_turn_id: str | None, listen_to: Listening
    ) -> TurnResult:
        """Hear the learner, answer and save both (Conflict when the game is over)."""
        earlier = self._earlier(client_turn_id)
        if earlier is not None:
            return self._answered_before(turns, earlier)
        history = history_of(turns)
        if phase_of(history, self.table.scenario) in (Phase.DEAL, Phase.ENDED):
            raise Conflict("This game is over. Read its report, or start a new one.")
        heard = listen_to(self.table, history)
        new_id, now = self.tools.ids.new("trn"), self.tools.clock.now()
        said = learner_record(self.record, heard, new_id, client_turn_id, now)
        self.tx.add_turn(said)
        return self.keep((*turns, said), answer(self.table, heard.history), is_new=True)

    def keep(
        self,
        turns: tuple[TurnRecord, ...],
        reply: Reply,
        *,
        is_new: bool = False,
        revision: int = 0,
    ) -> TurnResult:
        """Save the counterpart's turn and the events of the exchange; return what to show.

        `turns` are those before the reply; `is_new` says that the last was sent just now.
        """
        tx, record, table = self.tx, self.record, self.table
        new_id, now = self.tools.ids.new("trn"), self.tools.clock.now()
        replied = reply_record(record, reply, new_id, revision, now)
        tx.add_turn(replied)
        left = turns_left(reply.history, table.scenario, table.learner.id)
        tx.note_progress(record.id, phase_of(reply.history, table.scenario).value, left)
        view = see(tx, self.tools, record, table, (*turns, replied), reply.history)
        shown = view.turns[-2:]
        said_view = shown[0] if is_new else None
        events = tx.add_events(record.id, turn_events(said_view, shown[-1], view))
        return TurnResult(shown, view, events)

    def _earlier(self, client_turn_id: str | None) -> TurnRecord | None:
        if client_turn_id is None:
            return None
        return self.tx.turn_by_client_id(self.record.id, client_turn_id)

    def _answered_before(self, turns: tuple[TurnRecord, ...], earlier: TurnRecord) -> TurnResult:
        """The first answer to a turn that was sent again, with the events it had then."""
        view = see(self.tx, self.tools, self.record, self.table, turns)
        pair = tuple(t for t in view.turns if earlier.number <= t.number <= earlier.number + 1)
        ids = {turn.id for turn in pair}
        events = tuple(e for e in self.tx.events(self.record.id, 0) if e.turn in ids)
        return TurnResult(pair, view, events)
