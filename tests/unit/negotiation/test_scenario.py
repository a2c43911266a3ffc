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


def test_a_share_is_shown_and_said_to_each_side_as_its_own() -> None:
    assert [SCENARIO.shown_to(role, "shelves", "1") for role in (BAKER, CAFE)] == [
        "1 shelves",
        "3 shelves",
    ]
    assert [SCENARIO.said_by(role, "shelves", "4") for role in (BAKER, CAFE)] == [
        "4 shelves",
        "0 shelves",
    ]


@pytest.mark.parametrize(("issue", "option"), [("price", "12"), ("delivery", "noon")])
def test_what_is_not_shared_out_is_the_same_for_both(issue: str, option: str) -> None:
    words = SCENARIO.words[issue]
    for role in (BAKER, CAFE):
        assert SCENARIO.shown_to(role, issue, option) == words.shown[option]
        assert SCENARIO.said_by(role, issue, option) == words.said[option]


def test_an_option_of_no_issue_is_not_shown() -> None:
    for issue, option in (("colour", "red"), ("delivery", "midnight"), ("shelves", "9")):
        with pytest.raises(KeyError):
            SCENARIO.shown_to(CAFE, issue, option)
