"""What a game has to fill the lines of its advice with, and what it has not."""

from dataclasses import replace

from app.coach.judgement import Evidence
from app.coach.play import missed
from app.negotiation.acts import Close
from app.review.here import HERE_SLOTS, Here
from tests.builders import CAFE, a_scenario, terms, whole_terms
from tests.builders_play import (
    COACH_WORDS,
    RUBRIC,
    SCENARIO,
    a_play,
    closing,
    me,
    offer,
    their_fact,
    them,
)

OVER = a_play(
    me(offer(terms(price="14")), text="€14."), their_fact(), me(Close(), text="I am off.")
)


def test_every_slot_it_fills_is_one_that_a_rubric_may_name() -> None:
    play = a_play(their_fact(), *closing(whole_terms("10")))
    finding = missed("open-question", Evidence(1, "Well."), Evidence(3, "I accept that."))
    found = Here(play, COACH_WORDS).slots(finding)
    assert set(found) <= HERE_SLOTS
    assert (found["turn"], found["told"], found["told_turn"]) == ("3", "the delivery", "1")
    assert RUBRIC.checks["open-question"].here


def test_only_the_learners_own_turns_are_its_turns() -> None:
    finding = missed("open-question", Evidence(1, "€14."), Evidence(2, "Well."))
    assert Here(OVER, COACH_WORDS).slots(finding)["turns"] == "1"
    assert "turn" not in Here(OVER, COACH_WORDS).slots(missed("open-question"))


def test_a_point_is_hidden_only_while_nothing_of_it_was_told() -> None:
    finding = missed("open-question", Evidence(1, "€14."))
    assert "hidden" not in Here(OVER, COACH_WORDS).slots(finding)
    silent = a_play(me(offer(terms(price="14")), text="€14."), them(), me(Close()))
    assert Here(silent, COACH_WORDS).slots(finding)["hidden"] == "the delivery"


def test_what_weighs_less_than_an_equal_share_is_not_told_as_hidden() -> None:
    finding = missed("open-question", Evidence(1, "€14."))
    light = replace(SCENARIO.role(CAFE).preferences, weights=(6_000, 2_000, 2_000))
    baker, cafe = SCENARIO.roles
    roles = (baker, replace(cafe, preferences=light))
    silent = (me(offer(terms(price="14")), text="€14."), them(), me(Close()))
    play = a_play(*silent, scenario=replace(SCENARIO, roles=roles))
    assert "hidden" not in Here(play, COACH_WORDS).slots(finding)


def test_where_nothing_could_be_agreed_no_trade_is_named() -> None:
    none = a_scenario(reservations=(9_000, 9_000))
    play = a_play(me(offer(terms(price="14")), text="€14."), scenario=none)
    finding = missed("trade-across-issues", Evidence(1, "€14."))
    assert "trade" not in Here(play, COACH_WORDS).slots(finding)
    assert "trade" in Here(OVER, COACH_WORDS).slots(finding)
