"""Campers are judged by their own needs and by their words alone; the talk is of own making."""

import pytest

from app.coach.play import Play
from tests.evals.campers import judged_campers, most_together, words_by_needs
from tests.evals.corpora import Dialogue, Line

ANN = {"priority": {"high": "Food", "medium": "Water", "low": "Firewood"}}
BOB = {"priority": {"high": "Water", "medium": "Food", "low": "Firewood"}}
TALK = (
    ("A", "Hello! What do you need most?"),
    ("B", "Water, because my children are thirsty. And you?"),
    ("A", "I need food most. If you leave me 3 food, you can have 3 water and 2 firewood."),
    ("B", "Deal."),
)


def test_the_most_two_campers_can_get_gives_each_thing_to_whom_it_is_worth_most() -> None:
    assert most_together({"A": ANN, "B": BOB}) == 3 * (5 + 5 + 3)


def test_each_camper_needs_what_they_were_told_to_need() -> None:
    tent, van = words_by_needs({"A": ANN, "B": BOB}).scenario.roles
    assert tent.preferences.weight("food") > tent.preferences.weight("water")
    assert van.preferences.weight("water") > van.preferences.weight("food")
    assert sum(tent.preferences.weights) == sum(van.preferences.weights) == 10_000


def test_both_sides_are_judged_and_liking_is_what_the_partner_says() -> None:
    asks, answers = judged_campers([_dialogue()])
    assert (asks.utterances, answers.utterances) == (2, 2)
    assert asks.met > 0
    assert asks.results["liking"] == 5
    assert answers.results["liking"] == 2
    assert asks.results["joint"] == answers.results["joint"] == 36 / 39


def test_no_measure_of_the_outcome_is_let_into_a_level(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [camper.levels for camper in judged_campers([_dialogue()])]
    monkeypatch.setattr(Play, "is_deal", property(lambda _play: False))
    assert [camper.levels for camper in judged_campers([_dialogue()])] == before


def _dialogue() -> Dialogue:
    lines = tuple(Line("0", place, speaker, text, {}) for place, (speaker, text) in enumerate(TALK))
    people = {
        "A": ANN | {"outcome": {"points": 17, "satisfaction": 4, "opponent_likeness": 2}},
        "B": BOB | {"outcome": {"points": 19, "satisfaction": 3, "opponent_likeness": 5}},
    }
    return Dialogue("0", lines, {"participants": people})
