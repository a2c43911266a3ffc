"""The five C's: each line met, missed or without an occasion."""

from collections.abc import Mapping

import pytest

from app.coach.critique import critique
from app.coach.five_cs import FIVE_CS, OWN_LINES, CLine, five_cs
from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed
from app.coach.preparation import look_before
from app.coach.sheets import Preparation
from app.negotiation.acts import Ask, Kind, Reject, SmallTalk, Unknown
from app.negotiation.history import Turn
from tests.builders import terms, whole_terms
from tests.builders_play import (
    RUBRIC,
    a_play,
    closing,
    me,
    offer,
    tell,
    their_fact,
)

GOALS = Preparation(ranking=("price", "shelves", "delivery"), reservation=4_000, target=7_000)
CHECKS = {key for keys in FIVE_CS.values() for key in keys} - set(OWN_LINES)
UNSEEN = {check: not_observed(check) for check in CHECKS}


def lines(
    play: Play, sheet: Preparation | None = None, findings: Mapping[str, Finding] = UNSEEN
) -> dict[str, CLine]:
    looks = look_before(sheet, play.learner, (), RUBRIC.practice) if sheet else ()
    return {line.key: line for found in five_cs(play, findings, looks).values() for line in found}


def is_met(key: str, *turns: Turn) -> bool | None:
    return lines(a_play(*turns))[key].is_met


def test_every_check_it_names_is_one_of_the_rubric() -> None:
    assert set(RUBRIC.checks) >= CHECKS
    judged = critique(a_play(me()), RUBRIC).judgements
    found = {finding.check: finding for one in judged for finding in one.findings}
    assert list(five_cs(a_play(me()), found, ())) == list(FIVE_CS)


def test_a_check_brings_its_own_verdict() -> None:
    found = UNSEEN | {"proposes-review": met("proposes-review")}
    found |= {"multi-issue-offer": missed("multi-issue-offer")}
    seen = lines(a_play(me()), findings=found)
    assert seen["proposes-review"] == CLine("proposes-review", is_met=True, is_check=True)
    assert seen["multi-issue-offer"].is_met is False
    assert seen["shares-and-asks"].is_met is None


def test_goals_are_clear_when_order_limit_and_target_were_written_and_hold() -> None:
    assert lines(a_play(me()))["prepared"].is_met is None
    assert lines(a_play(me()), GOALS)["prepared"].is_met
    assert lines(a_play(me()), Preparation(target=7_000))["prepared"].is_met is False
    assert lines(a_play(me()), Preparation(interests="bread"))["prepared"].is_met is None


def test_the_whole_is_said_in_one_offer_or_missed_with_the_deal() -> None:
    assert is_met("restated", me(offer(whole_terms())))
    assert is_met("restated", *closing(whole_terms())) is False
    assert is_met("restated", me(offer(terms(price="12")))) is None


def test_a_figure_that_had_to_be_asked_about_is_not_clear() -> None:
    assert is_met("clear-numbers", me(Unknown("between_steps", "price"))) is False
    assert is_met("clear-numbers", me(offer(terms(price="12"))))
    assert is_met("clear-numbers", me(Unknown("unclear"))) is None


def test_a_position_has_a_reason_or_none() -> None:
    price = offer(terms(price="12"))
    assert is_met("backed-claims", me(price, markers=("gives_reason",)))
    assert is_met("backed-claims", me(price)) is False
    assert is_met("backed-claims", me(Reject())) is False
    assert is_met("backed-claims", me(Ask(Kind.PRIORITY))) is None


def test_kind_words_that_sound_like_a_reason_stand_behind_no_position() -> None:
    kind = me(SmallTalk(), markers=("gives_reason",))
    assert is_met("backed-claims", kind) is None
    assert is_met("backed-claims", kind, me(offer(terms(price="12")))) is False


@pytest.mark.parametrize(("price", "wanted"), [("12", True), ("10", False)])
def test_limits_are_kept_by_own_offers_and_the_deal(price: str, wanted: bool) -> None:
    assert is_met("inside-limits", me(offer(whole_terms(price)))) is wanted
    assert is_met("inside-limits", *closing(whole_terms(price))) is wanted
    assert is_met("inside-limits", me(offer(terms(price=price)))) is None


def test_information_goes_both_ways() -> None:
    assert is_met("information-pair", me(tell()), their_fact(), me())
    assert is_met("information-pair", me(tell()), me(), me()) is False
    assert is_met("information-pair", me()) is None


def test_a_deal_calls_for_saying_what_happens_next() -> None:
    assert is_met("follow-through", me(markers=("follow_through",)))
    assert is_met("follow-through", *closing(whole_terms())) is False
    assert is_met("follow-through", me()) is None
