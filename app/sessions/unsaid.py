"""Replies that were left unsaid when their speaker went away: the phrasebook says the rest.

What was shown stays. It is done by whoever comes first after the lease of the speaker ran out.
"""

from collections.abc import Sequence
from contextlib import suppress

from app.dialogue.speak import NothingToSay, speak
from app.errors import Conflict, StorageFailed
from app.negotiation.acts import COMMITTING
from app.sessions.exchange import Exchange, TurnResult
from app.sessions.live_speech import SpeechLog
from app.sessions.pending import (
    Pending,
    ShownUnit,
    pending_note,
    pending_of,
    spoken_note,
)
from app.sessions.records import NewEvent, TurnRecord
from app.sessions.spending import keep_spoken
from app.sessions.turn import request_of
from app.sessions.writing import history_of, reason, sentence_events

_Turns = tuple[TurnRecord, ...]
_BUSY = "Your last turn is still being answered. Wait for the answer to end, then go on."


class BeingSpoken(Conflict):
    """The reply to the learner's last turn is being spoken; carries that turn's client id."""

    def __init__(self, client_turn_id: str | None) -> None:
        """Say what to do."""
        super().__init__(_BUSY, "being-answered")
        self.client_turn_id = client_turn_id


def is_unanswered(turns: _Turns) -> bool:
    """Say whether the talk waits for the counterpart."""
    return bool(turns) and turns[-1].is_learner


def settled(exchange: Exchange, turns: _Turns) -> _Turns:
    """Return the turns of a talk in which nothing is left unsaid (BeingSpoken)."""
    if not is_unanswered(turns):
        return turns
    pending = _pending(exchange)
    if pending.is_held(exchange.tools.clock.now()):
        raise BeingSpoken(turns[-1].client_turn_id)
    say_the_rest(exchange, turns, pending)
    return exchange.tx.turns(exchange.record.id)


def caught_up(exchange: Exchange, turns: _Turns) -> _Turns:
    """Return the turns with what may be said by now; a reply that is being spoken is let be."""
    with suppress(BeingSpoken):
        return settled(exchange, turns)
    return turns


def say_the_rest(
    exchange: Exchange, turns: _Turns, pending: Pending, log: SpeechLog | None = None
) -> TurnResult:
    """Let the phrasebook say what is open of a reply, and keep the whole of it."""
    rest = _rest(exchange, turns, pending)
    told = sentence_events(pending.turn_id, [unit.text for unit in rest])
    return keep_whole(exchange, turns, pending.plus(rest), log or SpeechLog(), told)


def keep_whole(
    exchange: Exchange,
    turns: _Turns,
    whole: Pending,
    log: SpeechLog,
    told: Sequence[NewEvent] = (),
) -> TurnResult:
    """Keep a reply of which all was shown, with what it took; `told` are events not yet saved."""
    why = reason(whole.why, log.violations)
    reply = whole.worded(history_of(turns), exchange.table.counterpart.id, why)
    now = exchange.tools.clock.now()
    exchange.tx.put_note(pending_note(exchange.record, None, now))
    keep_spoken(exchange.tx, spoken_note(exchange.record, reply, log, now))
    return exchange.keep(turns, reply, told)


def _rest(exchange: Exchange, turns: _Turns, pending: Pending) -> list[ShownUnit]:
    """Word what is open; where even the phrasebook cannot, what commits to nothing stays unsaid."""
    if not pending.open:
        return []
    table = exchange.table
    try:
        spoken = speak(request_of(table, history_of(turns), pending.open), table.voices)
    except NothingToSay:
        if any(isinstance(act, COMMITTING) for act in pending.open):
            raise
        return []
    return [ShownUnit(unit.text, unit.acts, spoken.voice) for unit in spoken.units]


def _pending(exchange: Exchange) -> Pending:
    pending = pending_of(exchange.tx, exchange.record.id)
    if pending is None:
        raise StorageFailed("A turn has no answer, and nothing says what it was to be.")
    return pending
