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


TALK = (said(BAKER, text="a"), said(CAFE, text="b"), said(BAKER, text="c"), said(CAFE, text="d"))


def with_words_of(so_far: str, turn: Turn, past: History) -> str:
    return f"{so_far}{turn.text}{len(past)}"


def grown(turns: tuple[Turn, ...]) -> History:
    """The turns added one by one, with the fold asked for after each."""
    history = History()
    for turn in a_history(*turns):
        history = history.plus(turn)
        history.fold_turns("words", "", with_words_of)
    return history


def test_a_fold_that_goes_on_from_before_equals_one_from_scratch() -> None:
    for count in range(len(TALK) + 1):
        scratch = a_history(*TALK[:count]).fold_turns("words", "", with_words_of)
        assert grown(TALK[:count]).fold_turns("words", "", with_words_of) == scratch
    assert scratch == "a0b1c2d3"


def test_one_turn_more_costs_one_step_more() -> None:
    seen: list[int] = []

    def counting(steps: int, turn: Turn, _past: History) -> int:
        seen.append(turn.number)
        return steps + 1

    history = a_history(*TALK[:3])
    assert history.fold_turns("steps", 0, counting) == 3
    assert history.fold_turns("steps", 0, counting) == 3
    assert history.plus(a_history(*TALK).turns[3]).fold_turns("steps", 0, counting) == 4
    assert seen == [1, 2, 3, 4]


def test_two_ways_on_from_the_same_past_do_not_share_what_came_after() -> None:
    past = a_history(TALK[0])
    past.fold_turns("words", "", with_words_of)
    ways = [past.plus(Turn(2, CAFE, text, ())) for text in ("x", "y")]
    assert [way.fold_turns("words", "", with_words_of) for way in ways] == ["a0x1", "a0y1"]
    assert past.fold_turns("words", "", with_words_of) == "a0"


def test_folds_are_kept_apart_by_their_key_and_do_not_make_histories_differ() -> None:
    history = a_history(*TALK[:2])
    history.fold_turns("words", "", with_words_of)
    assert history.fold_turns("numbers", 0, lambda n, turn, _past: n + turn.number) == 3
    assert history == a_history(*TALK[:2])


def test_of_no_turns_a_fold_is_where_it_starts() -> None:
    assert History().fold_turns("words", "nothing", with_words_of) == "nothing"


def test_a_fold_over_the_whole_talk_is_worked_out_once() -> None:
    history, worked_out = a_history(*TALK), []

    def count(talk: History) -> int:
        worked_out.append(talk)
        return len(talk)

    assert [history.fold("count", count) for _ in range(3)] == [4, 4, 4]
    assert len(worked_out) == 1
