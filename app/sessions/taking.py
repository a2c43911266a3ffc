"""Taking a learner's turn: answered at once, or begun and left to a live voice.

A resend (the same client id) finds the first answer and saves nothing.
"""

from dataclasses import dataclass

from app.dialogue.ports import SpeechRequest
from app.sessions.exchange import Exchange, Listening, TurnResult
from app.sessions.model_hearing import Utterance
from app.sessions.pending import Pending, heard_note, later, pending_note
from app.sessions.records import EventRecord, NewEvent, SessionRecord, TurnRecord
from app.sessions.spending import keep_spoken
from app.sessions.table import Table
from app.sessions.turn import Heard, answer, decision_of, request_of
from app.sessions.unsaid import settled
from app.sessions.viewing import view_turn
from app.sessions.writing import heard_event, told_events, turns_left, worded

_Turns = tuple[TurnRecord, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """An exchange whose reply is decided; `turns` end with the learner's.

    `saved_at` is when `pending` was saved, `events` are those saved with it.
    """

    record: SessionRecord
    table: Table
    turns: _Turns
    request: SpeechRequest
    pending: Pending
    saved_at: str
    events: tuple[EventRecord, ...]


def take(
    exchange: Exchange, turns: _Turns, client_turn_id: str | None, listen_to: Listening
) -> TurnResult:
    """Hear the learner, answer and save both (Conflict, BeingSpoken)."""
    turns, earlier = _before(exchange, turns, client_turn_id)
    if earlier is not None:
        return earlier
    said, heard, first = _hear(exchange, turns, client_turn_id, listen_to)
    reply = worded(answer(exchange.table, heard.history), exchange.tools.ids.new("trn"))
    return exchange.keep((*turns, said), reply, [first, *told_events(reply.turn_id, reply.units)])


def begin(
    exchange: Exchange,
    turns: _Turns,
    client_turn_id: str | None,
    listen_to: Listening,
    seconds: float,
) -> Begun | TurnResult:
    """Hear the learner, decide and save both; the reply is this caller's for some seconds."""
    turns, earlier = _before(exchange, turns, client_turn_id)
    if earlier is not None:
        return earlier
    said, heard, first = _hear(exchange, turns, client_turn_id, listen_to)
    record, table, ids = exchange.record, exchange.table, exchange.tools.ids
    decision, turn_id = decision_of(table, heard.history), ids.new("trn")
    events = exchange.tx.add_events(record.id, [first, *told_events(turn_id, ())])
    now = exchange.tools.clock.now()
    lease = ids.new("spk"), later(now, seconds)
    pending = Pending(turn_id, *lease, events[0].seq, decision.acts, decision.why)
    exchange.tx.put_note(pending_note(record, pending, now))
    # The list reads no turns: it has to tell already that something was said here.
    left = turns_left(heard.history, table.scenario, table.learner.id)
    exchange.tx.note_progress(record.id, record.phase, left)
    request = request_of(table, heard.history, decision.acts)
    return Begun(record, table, (*turns, said), request, pending, now, events)


def _before(
    exchange: Exchange, turns: _Turns, client_turn_id: str | None
) -> tuple[_Turns, TurnResult | None]:
    """Return the turns with nothing left unsaid, and the first answer to a turn sent again."""
    sent = exchange.sent(client_turn_id)
    if sent is None or sent.number == turns[-1].number:
        turns = settled(exchange, turns)
    return turns, None if sent is None else exchange.answered(turns, sent)


def _hear(
    exchange: Exchange, turns: _Turns, client_turn_id: str | None, listen_to: Listening
) -> tuple[TurnRecord, Heard, NewEvent]:
    """Hear the learner and save the turn, with what a model took to hear it."""
    said, heard = exchange.hear(turns, client_turn_id, listen_to)
    if isinstance(listen_to, Utterance) and listen_to.answered is not None:
        now = exchange.tools.clock.now()
        keep_spoken(exchange.tx, heard_note(exchange.record, said, listen_to.answered, now))
    return said, heard, heard_event(view_turn(said, heard.history, exchange.table))
