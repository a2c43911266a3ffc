"""From a played turn to the records and events that are saved of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.dialogue.ports import Violation
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Phase, state
from app.negotiation.scenario import Scenario
from app.sessions.plain import plain
from app.sessions.records import (
    AlternativeReading,
    NewEvent,
    SessionRecord,
    TurnRecord,
)
from app.sessions.turn import Heard, Reply
from app.sessions.views import SessionView, TurnView


def learner_record(
    session: SessionRecord, heard: Heard, turn_id: str, client_turn_id: str | None, at: str
) -> TurnRecord:
    """Return the record of a learner's turn."""
    readings = tuple(AlternativeReading(a.id, a.label, a.acts) for a in heard.alternatives)
    return TurnRecord(
        id=turn_id,
        session=session.id,
        tenant=session.tenant,
        learner=session.learner,
        number=heard.turn.number,
        revision=0,
        client_turn_id=client_turn_id,
        role=heard.turn.role,
        is_learner=True,
        text=heard.turn.text,
        units=(heard.turn.text,),
        acts=heard.turn.acts,
        spans=heard.turn.spans,
        markers=heard.turn.markers,
        understood=heard.understood,
        alternatives=readings,
        confidence=heard.confidence,
        is_corrected=False,
        why="",
        voice="",
        at=at,
    )


@dataclass(frozen=True, slots=True)
class Worded:
    """A whole reply of the counterpart as it is kept; `why` holds no words of a draft."""

    turn_id: str
    turn: Turn
    history: History
    units: tuple[str, ...]
    voice: str
    why: str
    revision: int = 0


def worded(reply: Reply, turn_id: str, revision: int = 0) -> Worded:
    """Return a reply that was spoken at once as it is kept."""
    units = tuple(unit.text for unit in reply.spoken.units)
    why = reason(reply.decision.why, reply.spoken.violations)
    return Worded(turn_id, reply.turn, reply.history, units, reply.spoken.voice, why, revision)


def reason(why: str, violations: Sequence[Violation]) -> str:
    """Return the decision's reason, and why drafts were refused on the way."""
    refused = [violation.reason for violation in violations]
    return "; refused: ".join([why, *([", ".join(refused)] if refused else [])])


def reply_record(session: SessionRecord, reply: Worded, at: str) -> TurnRecord:
    """Return the record of a counterpart's turn, with the decision's reason."""
    return TurnRecord(
        id=reply.turn_id,
        session=session.id,
        tenant=session.tenant,
        learner=session.learner,
        number=reply.turn.number,
        revision=reply.revision,
        client_turn_id=None,
        role=reply.turn.role,
        is_learner=False,
        text=reply.turn.text,
        units=reply.units,
        acts=reply.turn.acts,
        spans=(),
        markers=(),
        understood=(),
        alternatives=(),
        confidence=1.0,
        is_corrected=False,
        why=reply.why,
        voice=reply.voice,
        at=at,
    )


def history_of(turns: tuple[TurnRecord, ...]) -> History:
    """Return the history that turn records hold."""
    return History(tuple(Turn(t.number, t.role, t.text, t.acts, t.spans, t.markers) for t in turns))


def phase_of(history: History, scenario: Scenario) -> Phase:
    """Return the phase a history has come to."""
    return state(history, scenario).phase


def turns_left(history: History, scenario: Scenario, learner_id: str) -> int:
    """Return how many turns the learner has left."""
    return max(0, scenario.turn_limit - len(history.of(learner_id)))


def turn_events(said: TurnView | None, reply: TurnView, after: SessionView) -> list[NewEvent]:
    """Return the events of an exchange, in the order they are sent."""
    heard = [] if said is None else [heard_event(said)]
    return [*heard, *told_events(reply.id, reply.units), *completed_events(reply, after)]


def heard_event(said: TurnView) -> NewEvent:
    """Return the event of a learner's turn."""
    return NewEvent("turn.started", said.id, {"speaker": "learner", "turn": plain(said)})


def told_events(turn_id: str, units: Sequence[str]) -> list[NewEvent]:
    """Return the events of a reply that begins and is told in units."""
    started = NewEvent("turn.started", turn_id, {"speaker": "counterpart"})
    return [started, *sentence_events(turn_id, units)]


def sentence_events(turn_id: str, units: Sequence[str]) -> list[NewEvent]:
    """Return the events of units of a reply."""
    return [
        NewEvent("turn.sentence", turn_id, {"speaker": "counterpart", "text": unit})
        for unit in units
    ]


def completed_events(reply: TurnView, after: SessionView) -> list[NewEvent]:
    """Return the events of a reply that is whole, and of what it led to."""
    agreeing = plain(after.agreeing) if after.agreeing else None
    table = {"standing": plain(after.standing), "agreeing": agreeing}
    completed = NewEvent("turn.completed", reply.id, {"turn": plain(reply)})
    return [completed, NewEvent("offer.updated", reply.id, table), *_ending(reply, after)]


def correction_events(turn: TurnView, after: SessionView) -> list[NewEvent]:
    """Return the events of an older turn understood anew: nobody answers it again."""
    slim = plain(replace(after, turns=()))
    return [understood_event(turn), NewEvent("session.state", turn.id, {"session": slim})]


def understood_event(turn: TurnView) -> NewEvent:
    """Return the event of an own turn understood anew."""
    return NewEvent("turn.completed", turn.id, {"turn": plain(turn)})


def _ending(reply: TurnView, after: SessionView) -> list[NewEvent]:
    """The state is sent without the turns, which the client has had already."""
    slim = plain(replace(after, turns=()))
    events = []
    if after.deal is not None:
        events.append(NewEvent("session.deal", reply.id, {"deal": plain(after.deal)}))
    elif after.phase == Phase.ENDED:
        events.append(NewEvent("session.impasse", reply.id, {}))
    if after.report_url is not None:
        events.append(NewEvent("report.ready", reply.id, {"url": after.report_url}))
    return [*events, NewEvent("session.state", reply.id, {"session": slim})]
