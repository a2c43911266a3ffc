"""How people share out, in every wording: from both sides, in two games of sharing."""

import pytest

from app.dialogue.listen import listen
from app.dialogue.values import Words
from app.knowledge.scenarios import load_library
from app.negotiation.acts import Ask, Kind, Propose, Reject
from app.negotiation.history import History
from app.sessions.table import words_of
from tests.builders import a_history, said
from tests.builders_camp import (
    RANGER,
    SCOUT,
    camp_acts,
    camp_offer,
    doubts,
    on_the_table,
    shares,
)
from tests.builders_talk import KNOWLEDGE, LANGUAGE

TOTALS = {"food": 3, "water": 3, "ropes": 2}

# Each with what its speaker takes.
SAID = [
    ("I'd like two of the food packages, one of the water and one of the ropes.",
     {"food": 2, "water": 1, "ropes": 1}),
    ("You have 2 food and 1 water and I have the rest.", {"food": 1, "water": 2}),
    ("Then I'll come down as well: 2 food, no water and 1 rope.",
     {"food": 2, "water": 0, "ropes": 1}),
    ("Then have it all: 0 food, 0 water and 1 rope for us will do.",
     {"food": 0, "water": 0, "ropes": 1}),
    ("We'd want 2 of each.", {"food": 2, "water": 2, "ropes": 2}),
    ("I take 2 food and 1 of everything else.", {"food": 2, "water": 1, "ropes": 1}),
    ("I take 2 water and you get 1, and the same for the food.", {"water": 2, "food": 2}),
    ("I get 2 water, 1 for you, and the other way round for the food.", {"water": 2, "food": 1}),
    ("I'd give you one package of food and water each.", {"food": 2, "water": 2}),
    ("1/2 water, 2/1 food", {"water": 1, "food": 2}),
    ("How about: for me 3 water, 0 food and 1 rope, for you 3 food", {"water": 3, "food": 0,
     "ropes": 1}),
    ("I could do 2 water, 1 food for me and 1 water, 2 food for you.", {"water": 2, "food": 1}),
    ("Would you mind if you got 2 food and 1 water and I got 1 food and 2 water?",
     {"food": 1, "water": 2}),
    ("My uncle should have all the food.", {"food": 3}),
    ("Your uncle should have all the food.", {"food": 0}),
    ("You can all 3 water.", {"water": 0}),
    ("No: 2 food me, 1 food you.", {"food": 2}),
    ("That leaves me with 1 food and 3 water.", {"food": 1, "water": 3}),
    ("You are welcome to all the ropes.", {"ropes": 0}),
    ("I'll send 2 food over and keep the ropes.", {"food": 1, "ropes": 2}),
    ("If you can do 3 water and 2 ropes, I will give you 3 food.",
     {"water": 3, "ropes": 2, "food": 0}),
    ("What if I gave you 2 food and I got 3 water?", {"food": 1, "water": 3}),
    ("I was thinking about 2 food and 1 water.", {"food": 2, "water": 1}),
    ("I'd need two cases of water and one piece of rope.", {"water": 2, "ropes": 1}),
    ("Let me have 2 extra food, you take the whole water.", {"food": 2, "water": 0}),
    ("That just leaves the water: 2 for me and 1 for you.", {"water": 2}),
    ("I get 1 food for hiking and 2 ropes for the tent.", {"food": 1, "ropes": 2}),
    ("Is 2 food and 1 water okay for you?", {"food": 1, "water": 2}),
    ("I need the water, you can have 1 of everything else.", {"food": 2, "ropes": 1}),
    ("You will accept 1 food and 2 water.", {"food": 2, "water": 1}),
]  # fmt: skip


@pytest.mark.parametrize("speaker", [SCOUT, RANGER])
@pytest.mark.parametrize(("text", "own"), SAID)
def test_a_share_is_read_from_either_side(text: str, own: dict[str, int], speaker: str) -> None:
    first = own if speaker == SCOUT else {i: TOTALS[i] - n for i, n in own.items()}
    assert shares(text, speaker=speaker) == first
    assert doubts(text, speaker=speaker) == []


@pytest.mark.parametrize(
    "text",
    [
        "One of us gets 2 food and the other takes 1.",
        "There were 3 packages of water and 3 packages of food.",
        "Nobody needs 3 food.",
        "2 food for one of us",
        "There are 3 of each to divide up.",
        "You want to take the food from my kids.",
        "Who gets the food?",
        "Do you have a way to bring the water with you?",
        "I don't see why you should take the water.",
        "More food for me, more water and ropes for you?",
        "We are a family of 3 with 2 dogs, so more food is good.",
    ],
)
def test_what_gives_nobody_a_count_is_no_share(text: str) -> None:
    assert shares(text) == {}


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("I can do 3 food for 3 water", "food"),
        ("All the food and water for all the ropes, right?", "food"),
        ("I could give you most or all of the food", "food"),
        ("Would you agree to 2 food and 1 water?", "food"),
    ],
)
def test_an_exchange_that_may_go_either_way_is_asked_about(text: str, issue: str) -> None:
    assert ("hint", issue) in doubts(text)
    assert shares(text) == {}


def test_shares_that_clash_are_asked_about_and_not_offered() -> None:
    text = "2 food and 2 water for me and 3 food for you."
    assert shares(text) == {"water": 2}
    assert doubts(text) == [("two_values", "food")]


def test_no_need_beside_a_count_takes_nothing_back() -> None:
    text = "I can give you 2 water. I don't need extra water."
    assert shares(text) == {"water": 1}
    assert doubts(text) == []


def test_a_hint_that_another_sentence_counts_out_is_no_doubt() -> None:
    text = "I'd take 1 water and at least 2 food. So 2 food for me, 1 for you."
    assert shares(text) == {"food": 2, "water": 1}
    assert doubts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "So you take 2 food and I get 1? How about I take 2 food and 1 water?",
        "If you're getting 2 food, how about I take 2 food and 1 water, you one food?",
    ],
)
def test_saying_their_offer_back_before_a_counter_is_no_clash(text: str) -> None:
    table = on_the_table(food=1)
    assert shares(text, table) == {"food": 2, "water": 1}
    assert doubts(text, table) == []
    assert doubts(text) == [("two_values", "food")]


def test_an_unfair_share_is_refused() -> None:
    (refused,) = camp_acts("It does not seem fair for you to get all the ropes.")
    assert refused == Reject(camp_offer(ropes=0), issue="ropes")
    (refused,) = camp_acts("I don't think I could give up 2 food.")
    assert refused == Reject(camp_offer(food=1), issue="food")


def test_a_figure_alone_is_of_what_the_other_side_named_last() -> None:
    named = a_history(said(RANGER, Ask(Kind.OPEN), text="Fine. And how shall we split the food?"))
    assert shares("You can have 2 and I take 1.", named) == {"food": 1}
    both = a_history(said(RANGER, Ask(Kind.OPEN), text="And the food and the water?"))
    assert shares("You can have 2 and I take 1.", both) == {}


def test_one_more_than_two_offers_that_differ_is_asked_about() -> None:
    before = a_history(
        said(SCOUT, Propose((camp_offer(food=3),))), said(RANGER, Propose((camp_offer(food=1),)))
    )
    assert doubts("You can have one more food.", before) == [("hint", "food")]
    assert shares("You can have one more food.", on_the_table(food=1)) == {"food": 0}


def test_two_of_mine_are_so_many_of_all_there_are() -> None:
    assert shares("I can give you 2 packages of my food.", on_the_table(food=2)) == {"food": 1}


def _team() -> Words:
    scenario, _ = load_library(KNOWLEDGE / "scenarios").resolve("team-resources", 1)
    return words_of(scenario, LANGUAGE)


TEAM = _team()
OF_THE_TEAM = {"technicians": 6, "mondays": 4, "weekends": 4}


@pytest.mark.parametrize("speaker", ["shows", "digital"])
@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("4 technicians for us, 2 for you", {"technicians": 4}),
        ("I take the phone two weekends, you two?", {"weekends": 2}),
        ("You take the phone and we take the hall.", {"weekends": 0, "mondays": 4}),
        ("You get 3 technicians, 2 mondays and 1 weekend.",
         {"technicians": 3, "mondays": 2, "weekends": 3}),
        ("Your people can have all the mondays.", {"mondays": 0}),
        ("3-3 on the technicians", {"technicians": 3}),
        ("We could split the weekends evenly.", {"weekends": 2}),
        ("You have the hall on 2 mondays.", {"mondays": 2}),
        ("I only need one monday.", {"mondays": 1}),
        ("I take 2 mondays and the same for the weekends.", {"mondays": 2, "weekends": 2}),
    ],
)  # fmt: skip
def test_the_team_shares_out_as_campers_do(text: str, own: dict[str, int], speaker: str) -> None:
    first = own if speaker == "shows" else {i: OF_THE_TEAM[i] - n for i, n in own.items()}
    (offer,) = (a for a in listen(text, History(), TEAM, speaker).acts if isinstance(a, Propose))
    assert {issue: int(option) for issue, option in offer.offers[0]} == first


def test_work_shared_out_that_is_no_issue_is_no_offer() -> None:
    acts = listen("You do the garden and I do the snow.", History(), TEAM, "shows").acts
    assert not any(isinstance(act, Propose) for act in acts)
