"""The simulation of a finished session as a note."""

import json
from dataclasses import replace

import pytest

from app.negotiation.history import History
from app.sessions.plain import plain
from app.sessions.records import SessionRecord, TurnRecord
from app.sessions.rollouts import roll_out, rollouts_data, rollouts_of
from app.sessions.table import Table
from app.simulation.playing_out import Ending
from app.simulation.tried import AS_PLAYED, MISSING, Rollout, Rollouts, Tried
from app.strategy.decide import ENGINE_VERSION
from tests.builders import terms, whole_terms
from tests.builders_play import PUSHING, RUBRIC, a_table, offer, play_lines
from tests.builders_store import a_session, a_turn

MADE = Tried(AS_PLAYED, (offer(whole_terms()),), (Ending(5_000, 4_000, is_deal=True),))
BETTER = Tried(
    "trade",
    (offer(terms(price="14"), is_conditional=True),),
    (Ending(6_000, 4_100, is_deal=False),),
)
FOUND = Rollouts(1, 3, (Rollout(4, MADE, (BETTER,)),))


def played() -> tuple[SessionRecord, Table, tuple[TurnRecord, ...]]:
    """A finished session in which the learner pushed for a price and took what there was."""
    table = a_table(1)
    record = a_session(engine_version=ENGINE_VERSION, phase="deal")
    return record, table, records_of(play_lines(table, PUSHING))


def records_of(history: History) -> tuple[TurnRecord, ...]:
    return tuple(
        a_turn(t.number, role=t.role, text=t.text, acts=t.acts, spans=t.spans, markers=t.markers)
        for t in history
    )


def test_a_note_reads_back_as_what_was_found() -> None:
    assert rollouts_of(rollouts_data(FOUND)) == FOUND
    assert rollouts_of(json.loads(json.dumps(rollouts_data(FOUND)))) == FOUND


def test_a_note_is_plain_json() -> None:
    data = rollouts_data(FOUND)
    assert plain(data) == data
    assert json.loads(json.dumps(data)) == data


def test_the_same_record_makes_the_same_bytes() -> None:
    first, second = (json.dumps(roll_out(*played(), RUBRIC)) for _ in range(2))
    assert first == second
    assert rollouts_of(json.loads(first)).moments


def test_a_session_of_another_engine_is_not_played_on_with_this_one() -> None:
    record, table, turns = played()
    data = roll_out(replace(record, engine_version="0"), table, turns, RUBRIC)
    assert rollouts_of(data) == MISSING


@pytest.mark.parametrize(
    "change",
    [
        {"format": 0},
        {"policy": "0"},
        {"moments": [{"turn": 1}]},
        {"moments": None},
        {"games": None, "moments": [{}]},
    ],
)
def test_a_note_that_cannot_be_read_or_shown_counts_as_missing(change: dict[str, object]) -> None:
    assert rollouts_of({**rollouts_data(FOUND), **change}) == MISSING
    assert rollouts_of({"failed": True}) == MISSING


def test_an_act_nobody_knows_makes_a_note_unreadable() -> None:
    text = json.dumps(rollouts_data(FOUND)).replace('"Propose"', '"Juggle"')
    assert rollouts_of(json.loads(text)) == MISSING


def test_a_session_with_nothing_said_has_nothing_to_play_on() -> None:
    record, table, turns = played()
    found = rollouts_of(roll_out(record, table, turns[:1], RUBRIC))
    assert (found.tried, found.moments, found.is_missing) == (0, (), False)
