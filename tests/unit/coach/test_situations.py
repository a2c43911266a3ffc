"""The situation a hint speaks to: the first that applies, from the learner's own seat."""

import pytest

from app.coach.situations import SITUATIONS, situation
from app.negotiation.acts import Accept, Ask, Greet, Kind, Reject, Summarise
from app.negotiation.history import Turn
from app.negotiation.terms import Terms
from tests.builders import a_scenario, terms, whole_terms
from tests.builders_play import RUBRIC, a_play, me, offer, their_fact, them

ASKED = me(Ask(Kind.PRIORITY))
LOW = whole_terms("10", "noon", "1")
FAIR = whole_terms("12", "noon", "2")
RICH = whole_terms("14", "noon", "4")


def now(*turns: Turn, turn_limit: int = 12) -> str:
    play = a_play(*turns, scenario=a_scenario(turn_limit=turn_limit))
    return situation(play, RUBRIC.practice)


def agreeing(whole: Terms) -> tuple[Turn, ...]:
    return them(offer(whole)), me(Accept()), them(Summarise(whole))


def test_at_first_nothing_has_been_asked() -> None:
    assert now() == "nothing-asked"
    assert now(them(Greet(), Ask(Kind.OPEN))) == "nothing-asked"


@pytest.mark.parametrize("kind", [Kind.PRIORITY, Kind.INTEREST, Kind.ISSUE, Kind.OPEN])
def test_a_question_of_theirs_comes_before_ones_own(kind: Kind) -> None:
    assert now(them(Ask(kind))) == "asked-you"


def test_a_question_after_limit_or_alternative_need_not_be_answered() -> None:
    assert now(them(Ask(Kind.ALTERNATIVE))) == "nothing-asked"
    assert now(them(Ask(Kind.OPEN, is_after_limit=True))) == "nothing-asked"


def test_what_is_being_agreed_is_looked_at_before_a_yes() -> None:
    assert now(*agreeing(FAIR)) == "agreed"
    assert now(*agreeing(LOW)) == "agreed-below"


def test_an_offer_that_reaches_the_target_can_be_taken() -> None:
    assert now(ASKED, them(offer(RICH))) == "take"


def test_an_offer_is_below_or_above_the_alternative() -> None:
    assert now(ASKED, them(offer(LOW))) == "below"
    assert now(ASKED, them(offer(FAIR))) == "above"


def test_when_turns_run_out_beating_the_alternative_is_enough() -> None:
    assert now(ASKED, them(offer(FAIR)), turn_limit=3) == "take"


def test_when_turns_run_out_without_an_offer_one_for_everything_is_due() -> None:
    assert now(ASKED, them(), turn_limit=3) == "last-turns"


def test_late_after_questions_and_offers_a_low_word_may_be_the_last() -> None:
    talk = (ASKED, them(offer(LOW)), me(offer(RICH)), them(offer(LOW)))
    assert now(*talk, turn_limit=4) == "no-zone"
    assert now(ASKED, them(offer(LOW)), turn_limit=3) == "last-turns", "no offer has been tried"


def test_the_same_single_issue_twice_is_haggling() -> None:
    talk = (ASKED, them(), me(offer(terms(price="14"))), them())
    assert now(*talk, me(offer(terms(price="13"))), them()) == "haggling"
    assert now(*talk, me(offer(terms(price="13", shelves="3"))), them()) != "haggling"


def test_two_refusals_without_an_offer_are_a_standstill() -> None:
    no = them(Reject(terms(price="14")))
    assert now(ASKED, no, me(offer(RICH)), no) == "stuck"
    assert now(ASKED, no, me(offer(RICH)), them(Reject(), offer(LOW))) == "below"


def test_offers_that_stand_still_on_both_sides_are_a_standstill() -> None:
    mine, theirs = me(offer(RICH)), them(offer(LOW))
    assert now(ASKED, theirs, mine, theirs, mine, theirs) == "stuck"


def test_a_fact_stays_unused_until_an_offer_names_its_issue() -> None:
    assert now(ASKED, their_fact()) == "fact-unused"
    assert now(ASKED, their_fact(), me(offer(terms(delivery="noon"))), them()) == "next-step"


def test_every_talk_is_in_one_situation() -> None:
    assert list(SITUATIONS)[-1] == "next-step"
    assert now(ASKED, them()) == "next-step"
