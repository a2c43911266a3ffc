"""History: immutable turns, looked up by side and number."""

import dataclasses

import pytest

from app.negotiation.acts import Accept, Ask, Greet, Kind, Propose, Span
from app.negotiation.history import History, Turn
from tests.builders import BAKER, CAFE, a_history, said, terms


def test_a_new_history_begins_at_turn_one() -> None:
    assert History().next_number == 1
    assert len(History()) == 0
    assert History().last_of(BAKER) is None


def test_adding_a_turn_leaves_the_old_history_as_it_was() -> None:
    before = a_history(said(BAKER, Greet()))
    after = before.plus(Turn(2, CAFE, "Hello.", (Greet(),)))
    assert (len(before), len(after)) == (1, 2)
    assert after.next_number == 3


def test_a_turn_cannot_be_changed() -> None:
    turn = said(BAKER, Greet())
    with pytest.raises(dataclasses.FrozenInstanceError):
        turn.text = "Something else."  # type: ignore[misc]


def test_each_side_finds_its_own_turns() -> None:
    history = a_history(said(BAKER, text="one"), said(CAFE, text="two"), said(BAKER, text="three"))
    assert [turn.text for turn in history.of(BAKER)] == ["one", "three"]
    last = history.last_of(CAFE)
    assert last is not None
    assert last.text == "two"
    assert [turn.number for turn in history] == [1, 2, 3]


def test_the_history_until_a_turn_leaves_that_turn_out() -> None:
    history = a_history(said(BAKER), said(CAFE), said(BAKER))
    assert [turn.number for turn in history.until(3)] == [1, 2]


def test_a_turn_knows_which_kinds_of_act_it_has() -> None:
    turn = said(BAKER, Greet(), Ask(Kind.OPEN))
    assert turn.has(Ask)
    assert turn.has(Accept, Greet)
    assert not turn.has(Accept)


def test_a_turn_gives_its_markers_by_name() -> None:
    turn = said(BAKER, markers=("appreciation", "threat"))
    assert [marker.name for marker in turn.marked("threat", "belittles")] == ["threat"]


def test_an_act_is_quoted_with_the_words_it_was_read_in() -> None:
    offer = Propose((terms(price="12"),))
    turn = Turn(1, BAKER, "Hello. Twelve.", (Greet(), offer), (Span(0, 6), Span(7, 14)))
    assert turn.quote(offer) == "Twelve."


def test_an_act_without_a_span_is_quoted_with_the_whole_text() -> None:
    assert Turn(1, BAKER, "Hello there.", (Greet(),)).quote(Greet()) == "Hello there."
