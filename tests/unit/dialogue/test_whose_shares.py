"""Whose a share is that stands without a word of it."""

import pytest

from tests.builders_camp import NOTHING, RANGER, SCOUT, doubts, on_the_table, shares


def test_a_bare_list_is_the_speakers_while_nothing_is_on_the_table() -> None:
    assert shares("2 food, 1 water, 2 ropes") == {"food": 2, "water": 1, "ropes": 2}
    assert shares("2 food, 1 water, 2 ropes", NOTHING, RANGER) == {
        "food": 1,
        "water": 2,
        "ropes": 0,
    }


@pytest.mark.parametrize("speaker", [SCOUT, RANGER])
def test_a_bare_list_that_repeats_their_part_of_an_offer_is_theirs(speaker: str) -> None:
    other = RANGER if speaker == SCOUT else SCOUT
    # The other side asked for 3 food and 2 water of its own.
    table = {"food": 3, "water": 2} if other == SCOUT else {"food": 0, "water": 1}
    got = shares("3 food and 2 water, that makes sense.", on_the_table(other, **table), speaker)
    assert got == table


def test_a_bare_list_that_may_be_either_sides_is_asked_about() -> None:
    table = on_the_table(RANGER, food=1, water=2, ropes=1)
    text = "2 food, 2 water then"
    assert shares(text, table) == {}
    assert doubts(text, table) == [("hint", "food")]


def test_what_makes_up_the_whole_is_the_other_sides() -> None:
    text = "Good, 2 food for you and 3 water for me and 1 food."
    assert shares(text) == {"food": 1, "water": 3}


def test_what_makes_up_the_whole_with_a_list_is_asked_about() -> None:
    assert "food" not in shares("3 water for you and 1 food and 2 ropes for me and 2 food")


def test_an_unsure_share_goes_to_whom_the_sentence_before_gave_so_many() -> None:
    text = "2 food for you, 3 water for me. Would that be 1 food for me, 0 water for you?"
    assert shares(text) == {"food": 1, "water": 3}
