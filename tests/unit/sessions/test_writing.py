"""From a played turn to its records and events, and back to the history."""

import json

from app.dialogue.ports import Violation
from app.negotiation.acts import Ask, Close, Kind, Propose
from app.negotiation.history import History
from app.negotiation.protocol import Phase
from app.sessions.turn import answer, hear, press
from app.sessions.viewing import view_session, view_turn
from app.sessions.writing import (
    history_of,
    learner_record,
    phase_of,
    reason,
    reply_record,
    turn_events,
    turns_left,
    worded,
)
from tests.builders_play import a_table
from tests.builders_store import AT, a_session
from tests.builders_talk import whole

TABLE = a_table(6)
RECORD = a_session()
OPENING = answer(TABLE, History())
HEARD = hear(TABLE, OPENING.history, "What matters most to you?")
REPLY = answer(TABLE, HEARD.history)
TURNS = (
    reply_record(RECORD, worded(OPENING, "trn_1"), AT),
    learner_record(RECORD, HEARD, "trn_2", "mine", AT),
    reply_record(RECORD, worded(REPLY, "trn_3"), AT),
)


def test_records_hold_the_history_they_were_made_from() -> None:
    told = history_of(TURNS)
    assert [turn.acts for turn in told] == [turn.acts for turn in REPLY.history]
    assert [turn.text for turn in told] == [turn.text for turn in REPLY.history]
    assert told.turns[1] == HEARD.turn


def test_a_learners_record_keeps_how_it_was_understood() -> None:
    record = TURNS[1]
    assert (record.is_learner, record.client_turn_id, record.role) == (True, "mine", "client")
    assert record.acts == (Ask(Kind.PRIORITY),)
    assert record.understood == HEARD.understood
    assert [a.id for a in record.alternatives] == [a.id for a in HEARD.alternatives]
    assert (record.why, record.voice) == ("", "")


def test_a_reply_keeps_why_it_was_decided_and_who_worded_it() -> None:
    record = TURNS[2]
    assert (record.is_learner, record.client_turn_id) == (False, None)
    assert record.why == REPLY.decision.why
    assert record.voice == REPLY.spoken.voice
    assert " ".join(record.units) == record.text


def test_why_drafts_were_refused_is_kept_without_their_words() -> None:
    refused = (Violation("value", "70 a seat"), Violation("yields", "done"))
    assert reason("it is time", refused) == "it is time; refused: value, yields"
    assert reason("it is time", ()) == "it is time"


def test_only_the_learners_turns_use_up_turns() -> None:
    history = history_of(TURNS)
    assert turns_left(history, TABLE.scenario, "client") == TABLE.scenario.turn_limit - 1
    assert turns_left(history, TABLE.scenario, "vendor") == TABLE.scenario.turn_limit - 2


def test_the_phase_is_that_of_the_history() -> None:
    assert phase_of(history_of(TURNS), TABLE.scenario) is Phase.OPEN
    left = press(TABLE, OPENING.history, Close()).history
    assert phase_of(left, TABLE.scenario) is Phase.ENDED


def test_the_events_of_an_exchange_are_json_and_say_no_why() -> None:
    view = view_session(RECORD, TABLE, TURNS)
    said, reply = (view_turn(turn, history_of(TURNS), TABLE) for turn in TURNS[1:])
    events = turn_events(said, reply, view)
    assert events[0].data["speaker"] == "learner"
    assert events[-1].type == "session.state"
    text = json.dumps([dict(event.data) for event in events])
    assert REPLY.decision.why not in text
    state = events[-1].data["session"]
    assert isinstance(state, dict)
    assert state["turns"] == []


def test_a_reply_without_a_learners_turn_begins_with_itself() -> None:
    view = view_session(RECORD, TABLE, TURNS[:1])
    events = turn_events(None, view.turns[0], view)
    assert [event.turn for event in events] == ["trn_1"] * len(events)


def test_offers_on_the_table_are_in_the_update() -> None:
    heard = press(TABLE, OPENING.history, Propose((whole(price=70),)))
    reply = answer(TABLE, heard.history)
    turns = (
        TURNS[0],
        learner_record(RECORD, heard, "trn_2", None, AT),
        reply_record(RECORD, worded(reply, "trn_3"), AT),
    )
    view = view_session(RECORD, TABLE, turns)
    events = turn_events(None, view.turns[2], view)
    (update,) = (event for event in events if event.type == "offer.updated")
    standing = update.data["standing"]
    assert isinstance(standing, dict)
    assert standing["mine"][0]["terms"] == dict(whole(price=70).settled)
