"""Terms: whole and partial outcomes laid over each other and compared."""

from app.negotiation.terms import Terms, terms_of
from tests.builders import terms, whole_terms


def test_terms_stand_in_a_fixed_order() -> None:
    assert terms_of({"b": "1", "a": "2"}) == terms_of({"a": "2", "b": "1"})
    assert terms_of({"b": "1", "a": "2"}).issues == ("a", "b")


def test_terms_know_what_they_settle() -> None:
    some = terms(price="12", delivery="noon")
    assert len(some) == 2
    assert list(some) == [("delivery", "noon"), ("price", "12")]
    assert "price" in some
    assert "shelves" not in some
    assert some.get("price") == "12"
    assert some.get("shelves") is None


def test_later_terms_win_where_both_settle_an_issue() -> None:
    merged = terms(price="13").merged_over(whole_terms(price="10"))
    assert merged == whole_terms(price="13")


def test_merging_over_nothing_changes_nothing() -> None:
    assert whole_terms().merged_over(Terms()) == whole_terms()
    assert Terms().merged_over(whole_terms()) == whole_terms()


def test_only_keeps_the_issues_named() -> None:
    assert whole_terms().only({"price"}) == terms(price="12")
    assert whole_terms().only(frozenset()) == Terms()


def test_what_changed_leaves_out_what_stayed() -> None:
    assert whole_terms(price="13").changed_from(whole_terms()) == terms(price="13")
    assert whole_terms().changed_from(whole_terms()) == Terms()


def test_an_issue_settled_for_the_first_time_counts_as_changed() -> None:
    assert terms(price="12").changed_from(terms(delivery="noon")) == terms(price="12")


def test_terms_about_different_issues_agree() -> None:
    assert terms(price="12").agrees_with(terms(delivery="noon"))


def test_terms_that_settle_an_issue_differently_disagree() -> None:
    assert not terms(price="12").agrees_with(whole_terms(price="13"))
