"""Preferences: what options and outcomes are worth to one side."""

import pytest

from app.negotiation.issue import choice
from app.negotiation.preferences import FULL, Bonus, Preferences
from app.negotiation.terms import Terms
from tests.builders import BAKER_LIKES, ISSUES, terms, whole_terms


def test_an_outcome_is_worth_the_sum_of_its_options() -> None:
    # price 13: 5000 x .75, noon: 2000 x .5, one shelf: 3000 x .25
    outcome = whole_terms(price="13", delivery="noon", shelves="1")
    assert BAKER_LIKES.utility(outcome) == 3_750 + 1_000 + 750


def test_the_best_of_everything_is_worth_everything() -> None:
    assert BAKER_LIKES.utility(whole_terms("14", "evening", "4")) == FULL
    assert BAKER_LIKES.utility(whole_terms("10", "morning", "0")) == 0


def test_partial_terms_are_worth_what_they_settle() -> None:
    assert BAKER_LIKES.utility(terms(price="14")) == 5_000
    assert BAKER_LIKES.utility(Terms()) == 0


def test_a_bonus_counts_only_when_all_its_terms_hold() -> None:
    bonus = Bonus(terms(price="12", delivery="noon"), 400)
    likes = Preferences(ISSUES, BAKER_LIKES.weights, BAKER_LIKES.values, (bonus,))
    plain = BAKER_LIKES.utility(whole_terms())
    assert likes.utility(whole_terms()) == plain + 400
    assert likes.utility(terms(price="12")) == 2_500


@pytest.mark.parametrize(("points", "worth"), [(9_000, FULL), (-9_000, 0)])
def test_a_bonus_cannot_push_a_utility_out_of_its_scale(points: int, worth: int) -> None:
    bonus = Bonus(terms(price="12"), points)
    likes = Preferences(ISSUES, BAKER_LIKES.weights, BAKER_LIKES.values, (bonus,))
    assert likes.utility(whole_terms()) == worth


def test_an_unknown_issue_or_option_is_an_error() -> None:
    with pytest.raises(KeyError):
        BAKER_LIKES.points("price", "99")
    with pytest.raises(KeyError):
        BAKER_LIKES.points("colour", "blue")
    with pytest.raises(KeyError):
        BAKER_LIKES.best_option("colour")


def test_weights_are_found_by_issue() -> None:
    assert BAKER_LIKES.weight("delivery") == 2_000
    assert BAKER_LIKES.weight_by_issue() == {"price": 5_000, "delivery": 2_000, "shelves": 3_000}


def test_the_best_option_of_equals_is_the_first() -> None:
    likes = Preferences((choice("cake", ("plum", "apple")),), (FULL,), ((7_000, 7_000),))
    assert BAKER_LIKES.best_option("delivery") == "evening"
    assert likes.best_option("cake") == "plum"


def test_preferring_means_worth_more() -> None:
    assert BAKER_LIKES.prefers("price", "13", "12")
    assert not BAKER_LIKES.prefers("price", "12", "12")


@pytest.mark.parametrize("weights", [(5_000, 5_000), (5_000, 2_000, 2_999)])
def test_weights_must_be_one_an_issue_and_fill_the_scale(weights: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="weights must be one an issue and sum to 10000"):
        Preferences(ISSUES, weights, BAKER_LIKES.values)


@pytest.mark.parametrize("row", [(0, 5_000), (0, -1, 10_000), (0, 5_000, 10_001)])
def test_values_must_be_one_an_option_and_inside_the_scale(row: tuple[int, ...]) -> None:
    values = (BAKER_LIKES.values[0], row, BAKER_LIKES.values[2])
    with pytest.raises(ValueError, match="'delivery' needs one value from 0 to 10000 an option"):
        Preferences(ISSUES, BAKER_LIKES.weights, values)
