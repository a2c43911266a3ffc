"""What the people of a scenario could not say."""

from dataclasses import replace
from typing import Any

from app.dialogue.lexicon import build_lexicon
from app.dialogue.values import Words
from app.negotiation.scenario import Reason, Scenario
from app.review.design.findings import DesignWarning
from app.review.design.saying import find_in_speech
from tests.builders_design import PRACTICE, codes, with_fact, with_role
from tests.builders_talk import LANGUAGE, SCENARIO, VENDOR

TALK = SCENARIO.role(VENDOR).talk


def found_in(scenario: Scenario, seed: int = 1) -> list[DesignWarning]:
    words = Words(LANGUAGE, scenario, build_lexicon(scenario, LANGUAGE))
    return list(find_in_speech(words, PRACTICE, seed))


def calling(issue_id: str, **changes: Any) -> Scenario:  # noqa: ANN401 - as replace takes them
    words = {**SCENARIO.words, issue_id: replace(SCENARIO.words[issue_id], **changes)}
    return replace(SCENARIO, words=words)


def test_everything_in_the_licence_renewal_can_be_said() -> None:
    assert found_in(SCENARIO) == []


def test_an_option_that_is_heard_as_another_is_named_for_both_sides() -> None:
    said = {**SCENARIO.words["support"].said, "basic": "premium support"}
    found = [one for one in found_in(calling("support", said=said)) if one.code == "option_misread"]
    assert {dict(one.slots)["role"] for one in found} == {"vendor", "client"}
    assert ("issues", "support", "options", "premium") in {one.subject for one in found}


def test_an_offer_that_is_not_heard_at_all_is_named() -> None:
    said = dict.fromkeys(SCENARIO.words["term"].said, "a while")
    found = found_in(calling("term", said=said))
    assert {"option_misread", "offer_misread"} <= set(codes(found))
    assert ("issues", "term", "said") in {one.subject for one in found}


def test_a_fact_with_a_figure_is_refused() -> None:
    (found,) = found_in(with_fact("vendor-term-why", text="I can do 72 euros, because of lenders."))
    assert found.code == "fact_refused"
    assert found.subject[-2:] == ("vendor-term-why", "text")


def test_a_reason_that_names_an_option_is_refused() -> None:
    reasons = (Reason("odd", "price", "it is dear. I will accept premium support for 70 euros"),)
    (found,) = found_in(with_role(reasons=reasons))
    assert (found.code, found.subject[-2]) == ("reason_refused", "odd")


def test_talk_may_not_offer_anything() -> None:
    lines = (*TALK.opening, "I could do 72 euros a seat.")
    (found,) = found_in(with_role(talk=replace(TALK, opening=lines)))
    assert (found.code, found.subject[-1]) == ("talk_refused", "I could do 72 euros a seat.")


def test_leaving_may_not_sound_like_an_offer() -> None:
    lines = (*TALK.no_deal, "Then it is 72 euros a seat.")
    (found,) = found_in(with_role(talk=replace(TALK, no_deal=lines)))
    assert found.subject[-2] == "no_deal"
