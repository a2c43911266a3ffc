"""A reply that is decided and not yet whole, and what it took in the end: notes beside a session.

While a live voice speaks, everything that was decided and shown stands in one note, so that a
process that dies loses nothing: whoever comes after the lease ran out says the rest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from app.dialogue.releasing import still_open
from app.dialogue.said import COURTESIES
from app.negotiation.acts import Act
from app.negotiation.history import History, Turn
from app.sessions.act_codec import act_from_value, act_to_value
from app.sessions.live_speech import SpeechLog
from app.sessions.model_hearing import ModelHeard
from app.sessions.notes import new_note, read_note
from app.sessions.plain import plain
from app.sessions.ports import Transaction
from app.sessions.records import NoteRecord, SessionRecord, TurnRecord
from app.sessions.writing import Worded

SPEAKING, SPOKEN = "speaking", "spoken"


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """A part of a reply that was shown."""

    text: str
    acts: tuple[Act, ...]
    voice: str


@dataclass(frozen=True, slots=True)
class Pending:
    """A reply under way: what was decided and why, what was shown, and who may go on with it.

    `holder` names one attempt to speak it, `until` is when its lease runs out and `at` when that
    was saved, if it is; `since` is the number of the first event of the exchange.
    """

    turn_id: str
    holder: str
    until: str
    since: int
    acts: tuple[Act, ...]
    why: str
    units: tuple[ShownUnit, ...] = ()
    at: str = field(default="", compare=False)

    @property
    def said(self) -> tuple[Act, ...]:
        """Return the acts that were said."""
        return tuple(act for unit in self.units for act in unit.acts)

    @property
    def open(self) -> tuple[Act, ...]:
        """Return the acts that are still to be said."""
        return still_open(self.acts, self.said, is_begun=bool(self.units))

    @property
    def done(self) -> tuple[Act, ...]:
        """Return the acts of the reply as it is kept, in the order in which they were decided.

        A courtesy counts as said however it was worded, so that the game goes on as it would
        have in the phrasebook's words.
        """
        return tuple(act for act in self.acts if act in self.said or isinstance(act, COURTESIES))

    def is_held(self, now: str) -> bool:
        """Say whether somebody may still be speaking it.

        A lease has its own length left at most. Twice as much is let pass, as the clocks of two
        servers differ a little; with more, the clock was set back, and it would hold for hours.
        """
        left = _seconds(now, self.until)
        return 0 < left <= 2 * _seconds(self.at or now, self.until)

    def plus(self, units: Sequence[ShownUnit]) -> "Pending":
        """Return it with further units shown."""
        return replace(self, units=(*self.units, *units))

    def worded(self, history: History, role: str, why: str) -> Worded:
        """Return it as a whole reply after a history."""
        texts = tuple(unit.text for unit in self.units)
        turn = Turn(history.next_number, role, " ".join(texts), self.done)
        voice = "+".join(dict.fromkeys(unit.voice for unit in self.units))
        return Worded(self.turn_id, turn, history.plus(turn), texts, voice, why)


def later(now: str, seconds: float) -> str:
    """Return the time some seconds after another."""
    return (datetime.fromisoformat(now) + timedelta(seconds=seconds)).isoformat()


def _seconds(since: str, until: str) -> float:
    return (datetime.fromisoformat(until) - datetime.fromisoformat(since)).total_seconds()


def pending_note(session: SessionRecord, pending: Pending | None, now: str) -> NoteRecord:
    """Return the note of what is under way; a session has one, empty when nothing is."""
    return new_note(session, SPEAKING, {} if pending is None else _data(pending), now)


def pending_of(tx: Transaction, session_id: str) -> Pending | None:
    """Return what is under way in a session (StorageFailed)."""
    notes = [note for note in tx.notes(session_id, SPEAKING) if note.data]
    return replace(read_note(notes[0], _pending), at=notes[0].at) if notes else None


def spoken_note(session: SessionRecord, reply: Worded, log: SpeechLog, now: str) -> NoteRecord:
    """Return the note of what it took to speak a reply: voices, calls, tokens; no words of it."""
    return _took(session, (reply.turn_id, reply.turn.number), reply.voice, log, now)


def heard_note(session: SessionRecord, said: TurnRecord, heard: ModelHeard, now: str) -> NoteRecord:
    """Return the same of a learner's turn that a model was asked about; nobody's voice is in it."""
    return _took(session, (said.id, said.number), "", log_of(heard), now)


def log_of(heard: ModelHeard) -> SpeechLog:
    """Return what it took to hear a turn."""
    uses = [] if heard.use is None else [heard.use]
    return SpeechLog(uses, [], [] if heard.failure is None else [heard.failure])


def _took(
    session: SessionRecord, turn: tuple[str, int], voice: str, log: SpeechLog, now: str
) -> NoteRecord:
    turn_id, number = turn
    tokens_in, tokens_out = log.tokens
    data = {
        "turn": turn_id,
        "voice": voice,
        "uses": plain(log.uses),
        "violations": [violation.reason for violation in log.violations],
        "failures": [failure.reason for failure in log.failures],
        "tokens_in": tokens_in,
        "tokens_out": tokens_out,
    }
    return new_note(session, SPOKEN, data, now, f"{number:03}")


def _data(pending: Pending) -> dict[str, object]:
    units = [
        {"text": unit.text, "acts": _values(unit.acts), "voice": unit.voice}
        for unit in pending.units
    ]
    return {
        "turn_id": pending.turn_id,
        "holder": pending.holder,
        "until": pending.until,
        "since": pending.since,
        "acts": _values(pending.acts),
        "why": pending.why,
        "units": units,
    }


def _pending(data: Mapping[str, Any]) -> Pending:
    units = tuple(ShownUnit(u["text"], _acts(u["acts"]), u["voice"]) for u in data["units"])
    return Pending(**{**data, "acts": _acts(data["acts"]), "units": units})


def _values(acts: Sequence[Act]) -> list[dict[str, object]]:
    return [act_to_value(act) for act in acts]


def _acts(values: Sequence[object]) -> tuple[Act, ...]:
    return tuple(act_from_value(value) for value in values)
