"""The scenario: its roles and issues looked up, its derived sets computed once."""

import pytest

from tests.builders import BAKER, CAFE, a_scenario, terms, whole_terms

SCENARIO = a_scenario()


def test_roles_are_found_by_id_and_across_the_table() -> None:
    assert SCENARIO.role(CAFE).id == CAFE
    assert SCENARIO.other(CAFE).id == BAKER
    assert SCENARIO.other(BAKER).id == CAFE
    assert (SCENARIO.place(BAKER), SCENARIO.place(CAFE)) == (0, 1)


def test_an_unknown_role_or_issue_is_an_error() -> None:
    with pytest.raises(KeyError):
        SCENARIO.role("miller")
    with pytest.raises(KeyError):
        SCENARIO.issue("colour")


def test_issues_are_found_by_id() -> None:
    assert SCENARIO.issue("delivery").options[0].id == "morning"


def test_terms_are_complete_when_they_settle_every_issue() -> None:
    assert SCENARIO.is_complete(whole_terms())
    assert not SCENARIO.is_complete(terms(price="12", delivery="noon"))


def test_a_role_lists_the_facts_of_all_its_interests() -> None:
    assert [fact.id for fact in SCENARIO.role(CAFE).disclosures] == [
        "cafe-delivery",
        "cafe-delivery-why",
    ]


def test_the_space_and_the_bargaining_set_are_computed_once() -> None:
    assert SCENARIO.space is SCENARIO.space
    assert SCENARIO.bargaining_set is SCENARIO.bargaining_set


def test_the_bargaining_set_uses_the_reservation_value_of_each_role() -> None:
    assert SCENARIO.bargaining_set.reservations == (4_000, 4_000)
    assert not a_scenario(reservations=(9_000, 9_000)).bargaining_set.has_zopa
