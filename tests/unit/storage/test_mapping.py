"""Rows and records: each way, and a damaged row named."""

import pytest

from app.errors import StorageFailed
from app.negotiation.acts import ACTS, Accept, Kind, Marker, Propose, Span
from app.negotiation.terms import terms_of
from app.sessions.act_codec import act_from_value
from app.sessions.records import AlternativeReading, EventRecord, NewEvent
from app.storage.mapping import (
    event_from_row,
    event_to_row,
    note_from_row,
    note_to_row,
    session_from_row,
    session_to_row,
    turn_from_row,
    turn_to_row,
)
from app.storage.tables import EVENTS, NOTES, SESSIONS, TURNS
from tests.builders_store import AT, a_note, a_session, a_turn

NEEDED: dict[str, dict[str, object]] = {
    "Ask": {"kind": "open"},
    "Inform": {"kind": "open"},
    "Propose": {"offers": []},
}
ONE_OF_EACH = tuple(
    act_from_value({"act": kind.__name__, **NEEDED.get(kind.__name__, {})}) for kind in ACTS
)


def test_a_session_fills_its_row_exactly() -> None:
    row = session_to_row(a_session())
    assert set(row) == set(SESSIONS.c.keys())
    assert session_from_row(row) == a_session()


def test_a_turn_fills_its_row_exactly() -> None:
    assert set(turn_to_row(a_turn())) == set(TURNS.c.keys())


def test_an_event_fills_its_row_exactly() -> None:
    row = event_to_row(session_to_row(a_session()), 4, NewEvent("x", None, {"a": [1]}), AT)
    assert set(row) == set(EVENTS.c.keys())
    assert event_from_row(row) == EventRecord(4, "ses_1", "x", None, {"a": [1]}, AT)


def test_a_note_fills_its_row_exactly() -> None:
    row = note_to_row(a_note())
    assert set(row) == set(NOTES.c.keys())
    assert note_from_row(row) == a_note()


def test_a_damaged_note_is_named_by_its_session() -> None:
    with pytest.raises(StorageFailed, match="ses_1"):
        note_from_row(note_to_row(a_note()) | {"data": "{"})


def test_a_turn_comes_back_with_every_kind_of_act() -> None:
    turn = a_turn(
        acts=ONE_OF_EACH,
        spans=(Span(0, 1), Span(2, 5)),
        markers=(Marker("asks-priority", Span(1, 2)),),
        alternatives=(AlternativeReading("a", "b", (Accept(terms_of({"price": "84"})),)),),
    )
    assert turn_from_row(turn_to_row(turn)) == turn


def test_acts_lie_in_the_row_as_tagged_json() -> None:
    turn = a_turn(acts=(Propose((terms_of({"price": "84"}),)),))
    assert turn_to_row(turn)["acts"] == '[{"act":"Propose","offers":[{"price":"84"}]}]'
    assert Kind.OPEN in {getattr(act, "kind", None) for act in ONE_OF_EACH}


@pytest.mark.parametrize("damage", [{"acts": "[{"}, {"acts": '[{"act":"X"}]'}, {"spans": "[[1]]"}])
def test_a_damaged_row_is_named(damage: dict[str, object]) -> None:
    with pytest.raises(StorageFailed):
        turn_from_row(turn_to_row(a_turn()) | damage)
