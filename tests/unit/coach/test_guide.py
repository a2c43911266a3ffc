"""The guide: which hint stands now, what takes it away, and when the talk has gone past it."""

from dataclasses import replace
from typing import get_args

import pytest

from app.coach.guide import REACHED, current_step
from app.knowledge.scenario_schema import GuideStepFile
from app.negotiation.acts import (
    Accept,
    Ask,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Summarise,
)
from app.negotiation.history import Turn
from app.negotiation.scenario import GuideStep, Scenario
from tests.builders import BAKER, a_history, a_scenario, terms, whole_terms
from tests.builders_play import closing, me, offer, tell, their_fact, them

STEPS = ("asked", "told", "learned", "offered", "traded", "agreed")
GUIDE = tuple(GuideStep(until, f"Until {until}.", f"I {until}.") for until in STEPS)

ASKED = me(Ask(Kind.PRIORITY))
TOLD = me(tell())
LEARNED = their_fact(1)
OFFERED = me(offer(terms(price="14")))
FACT_OF_THE_DAY = them(Inform(Kind.PRIORITY, "delivery", Importance.HIGH))


def guided(turn_limit: int = 12, steps: tuple[GuideStep, ...] = GUIDE) -> Scenario:
    scenario = a_scenario(turn_limit=turn_limit)
    baker, cafe = scenario.roles
    return replace(scenario, roles=(replace(baker, guide=steps), cafe))


def hint(*turns: Turn, scenario: Scenario | None = None) -> str | None:
    step = current_step(a_history(*turns), scenario or guided(), BAKER)
    return step.until if step else None


def reaches(name: str, *turns: Turn) -> bool:
    return REACHED[name](a_history(*turns), guided(), BAKER)


def test_a_scenario_file_can_name_exactly_the_steps_there_are() -> None:
    assert set(get_args(GuideStepFile.model_fields["until"].annotation)) == set(REACHED)


def test_each_thing_done_leads_to_the_next_step() -> None:
    done = (them(Greet()), ASKED, TOLD, LEARNED, OFFERED)
    found = [hint(*done[:count]) for count in range(1, len(done) + 1)]
    assert found == ["asked", "told", "learned", "offered", "traded"]


def test_a_scenario_without_a_guide_has_no_step() -> None:
    assert current_step(a_history(them(Greet())), a_scenario(), BAKER) is None


def test_what_has_been_done_before_its_step_is_not_asked_for_again() -> None:
    assert hint(TOLD, them(), ASKED) == "learned"


@pytest.mark.parametrize("kind", [Kind.INTEREST, Kind.PRIORITY, Kind.OPEN, Kind.ISSUE])
def test_a_question_about_their_side_is_asking(kind: Kind) -> None:
    assert reaches("asked", me(Ask(kind)))


def test_their_questions_and_the_one_after_their_limit_are_not_asking() -> None:
    assert not reaches("asked", them(Ask(Kind.PRIORITY)))
    assert not reaches("asked", me(Ask(Kind.OPEN, is_after_limit=True)))


def test_only_what_the_learner_says_of_its_own_side_is_telling() -> None:
    assert reaches("told", me(Inform(Kind.INTEREST, "price")))
    assert not reaches("told", their_fact(0))
    assert not reaches("told", me(Inform(Kind.ALTERNATIVE)))


def test_that_something_matters_to_them_is_not_yet_the_reason() -> None:
    assert not reaches("learned", their_fact(0))
    assert reaches("learned", their_fact(1))


def test_a_reason_kept_back_twice_holds_nobody_up() -> None:
    why = me(Ask(Kind.INTEREST))
    assert not reaches("learned", why, them())
    assert reaches("learned", why, them(), why, them())


def test_their_offer_is_none_of_the_learners() -> None:
    assert not reaches("offered", them(offer(whole_terms())))
    assert reaches("offered", me(offer(terms(price="14"))))


@pytest.mark.parametrize(
    "trade",
    [
        Propose((terms(price="12"),), is_conditional=True),
        offer(terms(price="12", shelves="2")),
    ],
)
def test_a_condition_or_several_issues_make_a_trade(trade: Propose) -> None:
    assert reaches("traded", me(trade))


def test_giving_what_they_called_important_is_a_trade() -> None:
    given = me(offer(terms(delivery="morning")))
    assert reaches("traded", FACT_OF_THE_DAY, given)
    assert not reaches("traded", given, FACT_OF_THE_DAY), "it was not known yet"


def test_asking_for_ones_own_best_is_no_trade() -> None:
    assert not reaches("traded", FACT_OF_THE_DAY, me(offer(terms(delivery="evening"))))


def test_an_early_trade_leaves_what_was_skipped_worth_doing() -> None:
    early = me(offer(terms(price="12", shelves="2")))
    assert hint(early, them()) == "asked"
    assert hint(early, them(), ASKED, LEARNED, TOLD) == "agreed"


def test_with_two_turns_left_only_the_way_to_a_deal_is_shown() -> None:
    scenario = guided(turn_limit=4)
    assert hint(me(), them(), scenario=scenario) == "asked"
    assert hint(me(), them(), me(), them(), scenario=scenario) == "agreed"


def test_nothing_is_shown_while_terms_are_confirmed_or_when_it_is_over() -> None:
    restated = (them(offer(whole_terms())), me(Accept()), them(Summarise(whole_terms())))
    assert reaches("agreed", *restated)
    assert hint(*restated) is None
    assert hint(*closing(whole_terms())) is None
    assert hint(them(), me(Close())) is None


def test_a_guide_may_leave_steps_out() -> None:
    short = guided(steps=(GUIDE[3], GUIDE[5]))
    assert hint(ASKED, them(), scenario=short) == "offered"
    assert hint(OFFERED, them(), scenario=short) == "agreed"
