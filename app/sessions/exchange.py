"""One exchange in a unit of work: the learner's turn, the answer, and the events of both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.errors import Conflict, NotFound
from app.negotiation.history import History
from app.negotiation.protocol import Phase
from app.sessions.beside import see
from app.sessions.outbox import tell_end
from app.sessions.ports import Transaction
from app.sessions.records import EventRecord, NewEvent, Principal, SessionRecord, TurnRecord
from app.sessions.table import Table
from app.sessions.tools import Tools
from app.sessions.turn import Heard
from app.sessions.views import SessionView, TurnView
from app.sessions.writing import (
    Worded,
    completed_events,
    history_of,
    learner_record,
    phase_of,
    reply_record,
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


def at_table(
    tx: Transaction, tools: Tools, owner: Principal, session_id: str
) -> "tuple[Exchange, tuple[TurnRecord, ...]]":
    """Return a session of this owner ready to be played on, with its live turns (NotFound)."""
    record, turns = load(tx, owner, session_id)
    return Exchange(tx, tools, record, tools.tables.lay(record)), turns


@dataclass(frozen=True, slots=True)
class Exchange:
    """A session being played in one unit of work."""

    tx: Transaction
    tools: Tools
    record: SessionRecord
    table: Table

    def hear(
        self, turns: tuple[TurnRecord, ...], client_turn_id: str | None, listen_to: Listening
    ) -> tuple[TurnRecord, Heard]:
        """Hear the learner and save the turn (Conflict when the game is over)."""
        history = history_of(turns)
        if phase_of(history, self.table.scenario) in (Phase.DEAL, Phase.ENDED):
            raise Conflict("This game is over. Read its report, or start a new one.", "over")
        heard = listen_to(self.table, history)
        new_id, now = self.tools.ids.new("trn"), self.tools.clock.now()
        said = learner_record(self.record, heard, new_id, client_turn_id, now)
        self.tx.add_turn(said)
        return said, heard

    def keep(
        self, turns: tuple[TurnRecord, ...], reply: Worded, told: Sequence[NewEvent] = ()
    ) -> TurnResult:
        """Save a whole reply and what it led to; return what to show.

        `turns` are those before the reply; `told` are events still to be saved before its last.
        """
        tx, record, table = self.tx, self.record, self.table
        replied = reply_record(record, reply, self.tools.clock.now())
        tx.add_turn(replied)
        left = turns_left(reply.history, table.scenario, table.learner.id)
        tx.note_progress(record.id, phase_of(reply.history, table.scenario).value, left)
        view = see(tx, self.tools, record, table, (*turns, replied), reply.history)
        tell_end(tx, self.tools, record, view)
        shown = view.turns[-2:]
        events = tx.add_events(record.id, [*told, *completed_events(shown[-1], view)])
        return TurnResult(shown, view, events)

    def sent(self, client_turn_id: str | None) -> TurnRecord | None:
        """Return the learner's turn that came with this client id before."""
        if client_turn_id is None:
            return None
        return self.tx.turn_by_client_id(self.record.id, client_turn_id)

    def answered(self, turns: tuple[TurnRecord, ...], said: TurnRecord) -> TurnResult:
        """Return the answer that a learner's turn got, with the events it had then."""
        view = see(self.tx, self.tools, self.record, self.table, turns)
        pair = tuple(t for t in view.turns if said.number <= t.number <= said.number + 1)
        ids = {turn.id for turn in pair}
        events = tuple(e for e in self.tx.events(self.record.id, 0) if e.turn in ids)
        return TurnResult(pair, view, events)
