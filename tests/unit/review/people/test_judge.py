"""Both sides of a talk are judged alike, by the same rubric, on quotes that are there."""

import json

import pytest

from app.review.people.judged import JudgedTalk
from app.review.people.reading import read_talk
from app.review.people.transcript import About
from app.sessions.transcripts import talk_to_dict
from tests.builders_people import (
    BIKE,
    QUARREL,
    ROLES,
    a_bike,
    judged,
    judged_bare,
    side_of,
    the_judge,
    verdict,
)

TALKS = [judged, judged_bare]


def as_json(talk: JudgedTalk) -> str:
    return json.dumps(talk_to_dict(talk))


@pytest.mark.parametrize("judge", TALKS)
@pytest.mark.parametrize("text", [BIKE, QUARREL])
def test_every_quote_stands_word_for_word_in_its_turn(judge: object, text: str) -> None:
    assert callable(judge)
    talk = judge(text)
    words = {turn.number: turn.text for turn in talk.transcript.turns}
    quotes = [quote for side in talk.sides for found in side.checks for quote in found.quotes]
    quotes += [moment for side in talk.sides for moment in side.moments]
    assert quotes
    assert all(quote.quote in words[quote.turn] for quote in quotes)


@pytest.mark.parametrize("text", [BIKE, QUARREL])
def test_the_same_talk_gives_the_same_bytes(text: str) -> None:
    about = About("first-bike", roles=ROLES)
    once, again = (the_judge().judge_now(read_talk(text, about)) for _ in range(2))
    assert as_json(once) == as_json(again)


def test_naming_the_roles_the_other_way_round_changes_nothing_but_the_order() -> None:
    turned = {"Kim": "seller", "Sam": "buyer"}
    other = the_judge().judge_now(read_talk(BIKE, About("first-bike", roles=turned)))
    assert [side.speaker for side in other.sides] == ["Kim", "Sam"]
    assert other.sides == tuple(reversed(judged().sides))
    assert other.transcript == judged().transcript
    assert other.ending == judged().ending


@pytest.mark.parametrize("roles", [ROLES, None])
def test_exchanging_the_names_exchanges_the_sides_and_nothing_else(
    roles: dict[str, str] | None,
) -> None:
    about = About("first-bike", roles=ROLES) if roles else About()
    turned = {"Kim": "buyer", "Sam": "seller"} if roles else {}
    told = _exchanged(BIKE)
    other = the_judge().judge_now(read_talk(told, About(about.scenario, roles=turned)))
    once = the_judge().judge_now(read_talk(BIKE, about))
    assert _exchanged(as_json(other)) == as_json(once)


def _exchanged(text: str) -> str:
    return text.replace("Sam", "\0").replace("Kim", "Sam").replace("\0", "Kim")


def test_what_the_other_told_and_an_offer_took_up_is_found_for_the_one_who_used_it() -> None:
    sam = side_of(judged(), "Sam")
    assert verdict(sam, "uses-what-it-learned") == "met"
    assert verdict(sam, "shares-interests") == "met"


def test_the_measures_are_the_scenario_s_arithmetic_on_what_was_agreed() -> None:
    talk = judged()
    assert talk.agreement is not None
    for side in talk.sides:
        preferences = a_bike().role(str(side.role)).preferences
        points = sum(preferences.points(line.issue, line.option) for line in talk.agreement.lines)
        assert side.measures is not None
        assert side.measures.own_utility == points
    sam, kim = talk.sides
    assert sam.measures is not None
    assert kim.measures is not None
    assert sam.measures.own_surplus == kim.measures.other_surplus


def test_a_likely_deal_is_measured_and_no_level_counts_it() -> None:
    talk = judged(BIKE.replace("Kim: Deal.\n", "Kim: Bye then, see you!\n"))
    assert side_of(talk, "Sam").measures == side_of(judged(), "Sam").measures
    counted = {name for side in talk.sides for one in side.levels for name, _ in one.measured}
    assert not counted & {"joint_gain", "both_gain", "balance"}


def test_an_open_talk_has_no_outcome_measures() -> None:
    assert all(side.measures is None for side in judged("Sam: 150?\nKim: No.").sides)


def test_without_a_scenario_there_is_no_outcome_and_no_role() -> None:
    talk = judged_bare()
    assert (talk.ending.value, talk.agreement) == ("undefined", None)
    for side in talk.sides:
        assert (side.role, side.role_title, side.measures) == (None, None, None)
        assert all(one.outcome is None for one in side.levels)


def test_without_a_scenario_no_better_sentence_names_an_issue() -> None:
    said = [m.better_sentence or "" for side in judged_bare().sides for m in side.moments]
    assert all("\ue000" not in sentence for sentence in said)


def test_hard_words_count_against_who_said_them_alone() -> None:
    talk = judged(QUARREL)
    assert verdict(side_of(talk, "Sam"), "personal-attack") == "missed"
    assert verdict(side_of(talk, "Kim"), "personal-attack") == "not_observed"
    assert verdict(side_of(talk, "Kim"), "ultimatum") == "missed"


@pytest.mark.parametrize(
    "text",
    [
        "Sam: ?\nKim: !",
        "Sam: 🙂🙂\nKim: ...",
        "Sam: Sam: Kim:\nKim: 1e309 -0 ٣",
        "Sam: x\nSam: y\nKim: z",
    ],
)
def test_strange_words_are_judged_without_a_word_of_complaint(text: str) -> None:
    assert len(judged(text).sides) == len(judged_bare(text).sides) == 2
