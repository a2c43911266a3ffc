"""Which shares are meant, and what the rest comes to."""

import pytest

from app.dialogue.listen import read_back
from app.negotiation.acts import Propose
from app.negotiation.history import History
from tests.builders_camp import doubts, shares
from tests.builders_voiced import words_for


@pytest.mark.parametrize(
    "text",
    [
        "I have 2 food.",
        "I don't need any water.",
        "There is no water here.",
        "Do you need all the water?",
        "What happens with the rest?",
        "You can have the rest.",
        "I'd like the food for my kids.",
    ],
)
def test_what_is_no_bargain_is_no_share(text: str) -> None:
    assert shares(text) == {}


def test_doing_without_is_a_share_within_a_bargain() -> None:
    assert shares("I take 2 food and I don't need any water") == {"food": 2, "water": 0}
    assert shares("I take 2 food. I don't need any water.") == {"food": 2, "water": 0}


def test_a_list_without_a_word_of_whose_is_the_speakers() -> None:
    assert shares("2 water, 1 food") == {"water": 2, "food": 1}


def test_a_list_after_the_other_sides_share_is_asked_about() -> None:
    text = "2 ropes for you, 1 food, 2 water?"
    assert shares(text) == {"ropes": 0}
    assert doubts(text) == [("hint", "food"), ("hint", "water")]


def test_the_rest_is_what_nobody_has_taken() -> None:
    assert shares("I take 3 food and you get the rest") == {"food": 3, "water": 0, "ropes": 0}
    assert shares("You get 1 food and 1 water and I get the rest") == {
        "food": 2,
        "water": 2,
        "ropes": 2,
    }


def test_the_rest_after_a_part_of_one_issue_is_of_that_issue() -> None:
    assert shares("I take 2 food and you get the rest") == {"food": 2}
    assert shares("I take 2 food. You get the rest.") == {"food": 2}


def test_the_rest_leaves_out_what_was_named_without_a_count() -> None:
    assert shares("I take 3 food and some water. You can have the rest.") == {
        "food": 3,
        "ropes": 0,
    }


@pytest.mark.parametrize("role", ["shows", "digital"])
def test_the_rest_beside_an_option_without_a_count_is_read_and_is_no_share(role: str) -> None:
    text = "Wednesdays in the office. I'd leave the rest of your list as it is."
    (act,) = read_back(text, History(), words_for("team-resources", 2), role).acts
    assert isinstance(act, Propose)
    assert dict(act.offers[0]) == {"office": "wednesday"}
