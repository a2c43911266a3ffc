"""Allocations: who takes how many, whichever side says it, and what is asked about instead."""

import itertools

import pytest

from app.dialogue.allocations import clashing
from app.dialogue.understood import Reader, describe
from app.dialogue.values import Use
from app.negotiation.acts import Ask, Kind, Propose, Reject
from tests.builders import a_history, said
from tests.builders_camp import (
    CAMP,
    NOTHING,
    RANGER,
    SCENARIO,
    SCOUT,
    camp_acts,
    camp_heard,
    camp_offer,
    doubts,
    on_the_table,
    shares,
)
from tests.builders_talk import READINGS

TOTALS = {"food": 3, "water": 3, "ropes": 2}

# Each with what its speaker takes.
SAID = [
    ("I take 2 food and you get 1", {"food": 2}),
    ("2 food for me, 1 for you", {"food": 2}),
    ("you can have all the water", {"water": 0}),
    ("I need all three food", {"food": 3}),
    ("give me one of your waters", {"water": 1}),
    ("You take 2 food and you keep the rest", {"food": 1}),
    ("I take 2 food and 2 water and the rest is yours", {"food": 2, "water": 2, "ropes": 0}),
    ("split the water 2-1", {"water": 2}),
    ("split the water 2 and 1", {"water": 2}),
    ("2/1 on food", {"food": 2}),
    ("We split the food 2/1 for you", {"food": 1}),
    ("none of the food for me", {"food": 0}),
    ("I'll take 3 food, I don't need any water", {"food": 3, "water": 0}),
    ("you take the food, I take the water", {"food": 0, "water": 3}),
    ("one food each and you get the third", {"food": 1}),
    ("2 water, 1 food, 0 ropes", {"water": 2, "food": 1, "ropes": 0}),
    ("I get 2 food 2 water 1 rope and you get the rest", {"food": 2, "water": 2, "ropes": 1}),
    ("keep 1 food", {"food": 2}),
    ("I keep two foods and one water package", {"food": 2, "water": 1}),
    ("You can have all of the food", {"food": 0}),
    ("You take both ropes", {"ropes": 0}),
    ("I take 2 food and everything else is yours", {"food": 2, "water": 0, "ropes": 0}),
    ("let's split the ropes half each", {"ropes": 1}),
    ("split the ropes evenly", {"ropes": 1}),
    ("Can I have 2 food?", {"food": 2}),
    ("Could you give me 2 water for 1 food?", {"water": 2, "food": 2}),
    ("me: 2 food, you: 1 food", {"food": 2}),
    ("Food would be 2 for you, 1 for me", {"food": 1}),
    ("for me 2 food, 1 rope and for you 3 water", {"ropes": 1, "water": 0, "food": 2}),
    ("If you let me have 3 water, you can keep 2 of the 3 food", {"water": 3, "food": 1}),
    ("I'm willing to let go of the food as long as I keep all the water", {"food": 0, "water": 3}),
    ("What if I have 3 food, 1water?", {"food": 3, "water": 1}),
    ("You want two waters and I want two food?", {"water": 1, "food": 2}),
    ("I'd take two each of the food and water", {"food": 2, "water": 2}),
    ("I can do without the water if I get 3 food", {"water": 0, "food": 3}),
    ("I wouldn't mind leaving you all of the food, but I'd take 2 water", {"food": 0, "water": 2}),
    ("You would get 1 water. I would get 2.", {"water": 2}),
    ("I have 2 food already, so you take the ropes", {"ropes": 0}),
    ("Here is my idea. I take 2 food and 1 water. You can have the rest.",
     {"food": 2, "water": 1, "ropes": 0}),
]  # fmt: skip


@pytest.mark.parametrize("speaker", [SCOUT, RANGER])
@pytest.mark.parametrize(("text", "own"), SAID)
def test_a_share_is_counted_from_who_speaks(text: str, own: dict[str, int], speaker: str) -> None:
    first = own if speaker == SCOUT else {i: TOTALS[i] - n for i, n in own.items()}
    assert shares(text, speaker=speaker) == first
    assert doubts(text, speaker=speaker) == []


PHRASINGS = [
    "{mine} {issue} for me and {theirs} for you",
    "{mine} {issue} for me, {theirs} for you",
    "I take {mine} {issue} and you take {theirs}",
    "you get {theirs} {issue} and I get {mine}",
    "{theirs} {issue} for you and {mine} for me",
    "{issue}: {mine} for me, {theirs} for you",
    "split the {issue} {mine}-{theirs}",
]
IN_WORDS = {"0": "none", "1": "one", "2": "two", "3": "three"}


@pytest.mark.parametrize("speaker", [SCOUT, RANGER])
@pytest.mark.parametrize("frame", ["I could do {said}.", "I can give you {said}.", "{said}?"])
@pytest.mark.parametrize("phrasing", PHRASINGS)
def test_every_option_is_read_back_as_it_was_said(speaker: str, frame: str, phrasing: str) -> None:
    for issue, total in TOTALS.items():
        for mine, in_words in itertools.product(range(total + 1), (False, True)):
            figures = {"mine": str(mine), "theirs": str(total - mine)}
            if in_words and "-" not in phrasing:
                figures = {slot: IN_WORDS[figure] for slot, figure in figures.items()}
            text = frame.replace("{said}", phrasing.format(issue=issue, **figures))
            first = mine if speaker == SCOUT else total - mine
            assert shares(text, speaker=speaker) == {issue: first}, text


@pytest.mark.parametrize("speaker", [SCOUT, RANGER])
def test_what_the_scenario_says_is_read_as_the_option_it_stands_for(speaker: str) -> None:
    for issue in SCENARIO.issues:
        for option in issue.options:
            said = SCENARIO.said_by(speaker, issue.id, option.id)
            expected = {issue.id: int(option.id)}
            assert shares(f"I could offer {said}.", speaker=speaker) == expected


@pytest.mark.parametrize(("speaker", "first"), [(SCOUT, 3), (RANGER, 0)])
def test_all_of_a_thing_goes_to_whom_it_is_for(speaker: str, first: int) -> None:
    assert shares("I could do all the food for me.", speaker=speaker) == {"food": first}
    assert shares("I could do all three food for you.", speaker=speaker) == {"food": 3 - first}


@pytest.mark.parametrize("speaker", [SCOUT, RANGER])
def test_a_refused_share_is_no_offer(speaker: str) -> None:
    (refused,) = camp_acts("I can't do 2 food for me and 1 for you.", speaker=speaker)
    assert refused == Reject(camp_offer(food=2 if speaker == SCOUT else 1), issue="food")


def test_one_mention_holds_both_halves_of_a_split() -> None:
    text = "Well, 2 food for me and 1 for you, and the ropes are yours."
    spans = [mention.span.of(text) for mention in camp_heard(text).mentions]
    assert spans == ["2 food for me and 1 for you", "ropes are yours"]


def test_a_split_that_does_not_add_up_is_asked_about() -> None:
    assert doubts("2 food for me and 2 for you") == [("two_values", "food")]
    assert doubts("I take 2 food. You take 2 food.") == [("two_values", "food")]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("I take 4 food", ("outside_range", "food")),
        ("One food each?", ("between_steps", "food")),
        ("Let's split the food evenly", ("between_steps", "food")),
        ("I'd need one more food", ("hint", "food")),
        ("give me another water", ("hint", "water")),
        ("3 food for 3 water?", ("hint", "food")),
        ("I'd take 2 or 3 food", ("hint", "food")),
        ("I could take either 1 food or 1 water", ("hint", "food")),
        ("are you ok with 1 water?", ("hint", "water")),
    ],
)
def test_what_cannot_be_counted_is_asked_about(text: str, doubt: tuple[str, str]) -> None:
    assert doubts(text) == [doubt]
    assert shares(text) == {}


@pytest.mark.parametrize(
    ("text", "food"),
    [
        ("I'd need one more food", 2),
        ("give me another food", 2),
        ("Can I get an extra food package?", 2),
        ("give me one of your food packages", 2),
        ("you can have one more food", 0),
        ("I'll give you one of my food packages", 0),
    ],
)
def test_more_counts_from_the_offer_on_the_table(text: str, food: int) -> None:
    assert shares(text, on_the_table(food=1)) == {"food": food}


def test_more_than_there_is_on_the_table_is_asked_about() -> None:
    assert doubts("I'd need one more food", on_the_table(food=3)) == [("outside_range", "food")]
    assert doubts("I'd need 2 extra food", on_the_table(food=1)) == [("hint", "food")]
    assert shares("I'd need 2 extra food", on_the_table(food=0)) == {"food": 2}
    assert shares("I'd need 2 extra food") == {"food": 2}


def test_a_figure_alone_is_of_the_issue_last_spoken_of() -> None:
    assert shares("I really need the water. I'd take 2 and you get 1.") == {"water": 2}
    assert shares("The food matters to me. I'll give you one of mine.") == {"food": 2}
    asked = a_history(said(RANGER, Ask(Kind.ISSUE, "food")))
    assert shares("I'd take 2.", asked) == {"food": 2}
    assert doubts("I'd take 2.") == [("which_issue", "None")]


def test_the_other_side_counts_more_from_its_own_share() -> None:
    table = on_the_table(by=SCOUT, food=1)
    assert shares("I'd need one more food", table, RANGER) == {"food": 0}


def test_a_doubt_stands_beside_what_was_clear() -> None:
    for text in ("I take 2 food and at least 1 water", "I take 2 food and water"):
        assert (shares(text), doubts(text)) == ({"food": 2}, [("hint", "water")])
    text = "2 food and water for you"
    assert (shares(text), doubts(text)) == ({"food": 1}, [("hint", "water")])


@pytest.mark.parametrize(
    "text", ["How many food packages do you need?", "Do you need the food?", "Do you need 2 food?"]
)
def test_asking_about_a_need_asks(text: str) -> None:
    assert camp_acts(text) == (Ask(Kind.ISSUE, "food"),)


def test_two_ways_to_share_are_two_offers() -> None:
    text = "Either 3 food and 1 water for me or 2 food and 2 water for me."
    (offer,) = camp_acts(text)
    expected = (camp_offer(food=3, water=1), camp_offer(food=2, water=2))
    assert offer == Propose(expected, is_conditional=False)


def test_understood_as_counts_from_the_reader() -> None:
    acts = camp_acts("I take 2 food", speaker=RANGER)
    (line,) = describe(acts, Reader(SCENARIO, RANGER), READINGS)
    assert "Food: you 2, they 1" in line
    (line,) = describe(acts, Reader(SCENARIO, SCOUT), READINGS)
    assert "Food: you 1, they 2" in line


def test_only_shares_that_differ_clash() -> None:
    mentions = camp_heard("2 food for me, 1 water for you, 1 food for you").mentions
    assert clashing(mentions, CAMP.scenario) == []
    mentions = camp_heard("2 food for me, 1 water for you, 3 food for you").mentions
    assert [m.issue for m in clashing(mentions, CAMP.scenario)] == ["food"]


def test_what_the_other_side_wants_is_no_offer_by_itself() -> None:
    (mention,) = camp_heard("You want two water.").mentions
    assert mention.use is Use.EARLIER
    assert shares("You want two water.", NOTHING) == {}
