"""Facts that nobody can find, or that are not so."""

import pytest

from app.negotiation.acts import Importance, Kind
from app.negotiation.trust import trust
from app.review.design.facts import at_its_best, find_in_facts
from tests.builders_design import PRACTICE, codes, designed, with_fact, with_role
from tests.builders_talk import CLIENT, SCENARIO, VENDOR

MATTERS, WHY = "vendor-term-matters", "vendor-term-why"


def found_with(fact: str, **changes: object) -> list[str]:
    return codes(find_in_facts(designed(with_fact(fact, **changes)), PRACTICE))


def test_the_licence_renewal_can_be_found_out() -> None:
    assert codes(find_in_facts(designed(), PRACTICE)) == []


def test_a_good_listener_wins_trust() -> None:
    assert trust(at_its_best(SCENARIO, CLIENT), CLIENT) > 80


def test_a_warning_leads_to_the_key_of_the_fact() -> None:
    (found,) = find_in_facts(designed(with_fact(WHY, asks=frozenset())), PRACTICE)
    assert found.subject == ("roles", VENDOR, "interests", WHY, "asks")


@pytest.mark.parametrize("asks", [frozenset(), frozenset({Kind.CONSTRAINT})])
def test_a_fact_that_no_question_reaches_is_named(asks: frozenset[Kind]) -> None:
    assert found_with(WHY, asks=asks) == ["never_asked"]


def test_a_fact_may_need_more_trust_than_anybody_can_win() -> None:
    assert found_with(WHY, trust=200) == ["locked_for_good"]


def test_a_fact_may_stay_shut_against_the_most_guarded_only() -> None:
    assert found_with(WHY, trust=97) == ["locked_for_some"]


def test_what_is_called_important_has_to_be_heavy() -> None:
    assert found_with("vendor-support-easy", importance=Importance.HIGH) == ["fact_against_weight"]
    assert found_with(MATTERS, importance=Importance.LOW) == ["fact_against_weight"]


def test_one_tell_has_to_stand_in_the_text() -> None:
    assert found_with(WHY, tells=("solar panels",)) == ["tell_missing"]


def test_a_heavy_issue_without_a_fact_is_silent() -> None:
    vendor = SCENARIO.role(VENDOR)
    mute = tuple(one for one in vendor.interests if one.issue != "term")
    found = list(find_in_facts(designed(with_role(interests=mute)), PRACTICE))
    assert codes(found) == ["silent_issue"]
    assert dict(found[0].slots)["issue"] == "term"


def test_a_side_needs_two_reasons_an_issue_and_a_standard() -> None:
    kept = tuple(one for one in SCENARIO.role(VENDOR).reasons if one.issue == "payment")
    plain = tuple(one for one in kept if not one.is_standard)[:1]
    found = codes(find_in_facts(designed(with_role(reasons=plain)), PRACTICE))
    assert found == ["few_reasons"] * 5 + ["no_standard"]
    meant = designed(with_role(reasons=plain), reasons=False)
    assert codes(find_in_facts(meant, PRACTICE)) == []
