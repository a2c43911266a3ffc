"""The guess of their priorities: pairs in order, a mirrored guess, what both wanted alike.

The baker weighs price 5, shelves 3, delivery 2; the café delivery 5, shelves 3, price 2.
"""

from dataclasses import replace

import pytest

from app.coach.beliefs import judge_beliefs, pairs_in_order, rank, share_in_order
from app.coach.sheets import Beliefs
from app.negotiation.preferences import Preferences
from tests.builders import BAKER_LIKES, CAFE_LIKES

OWN_ORDER = ("price", "shelves", "delivery")
THEIR_ORDER = OWN_ORDER[::-1]
EQUAL = replace(CAFE_LIKES, weights=(3_000, 4_000, 3_000))
# A café that likes its deliveries in the evening, as the baker does.
ALIKE = replace(CAFE_LIKES, values=(CAFE_LIKES.values[0], (0, 5_000, 10_000), CAFE_LIKES.values[2]))


@pytest.mark.parametrize(
    ("order", "right"),
    [
        (THEIR_ORDER, 3),
        (OWN_ORDER, 0),
        (("delivery", "price", "shelves"), 2),
        (("shelves", "price", "delivery"), 1),
    ],
)
def test_each_pair_of_issues_is_in_order_or_not(order: tuple[str, ...], right: int) -> None:
    assert pairs_in_order(order, CAFE_LIKES) == (right, 3)
    assert share_in_order(order, CAFE_LIKES) == right / 3


def test_a_pair_of_equal_weight_is_right_either_way() -> None:
    assert share_in_order(("delivery", "price", "shelves"), EQUAL) == 1
    assert share_in_order(("delivery", "shelves", "price"), EQUAL) == 1


def test_what_is_left_out_comes_after_what_is_named() -> None:
    assert pairs_in_order(("delivery",), CAFE_LIKES) == (2, 2)


def test_nothing_guessed_is_no_share() -> None:
    assert share_in_order((), CAFE_LIKES) is None


def test_equal_weights_share_a_place() -> None:
    assert rank(EQUAL) == {"delivery": 1, "price": 2, "shelves": 2}


def judged(order: tuple[str, ...], *same: str, theirs: Preferences = CAFE_LIKES) -> bool:
    return judge_beliefs(Beliefs(order, same), BAKER_LIKES, theirs, 0.8).is_fixed_pie


def test_the_own_order_over_again_is_a_fixed_pie() -> None:
    assert judged(OWN_ORDER)
    assert not judged(THEIR_ORDER)


def test_the_own_order_is_no_mistake_where_it_is_theirs_too() -> None:
    assert not judged(OWN_ORDER, theirs=replace(CAFE_LIKES, weights=BAKER_LIKES.weights))


def test_nothing_alike_seen_where_something_was_is_a_fixed_pie() -> None:
    assert judged(THEIR_ORDER, theirs=ALIKE)
    assert not judged(THEIR_ORDER, "delivery", theirs=ALIKE)


def test_what_was_overlooked_is_named() -> None:
    found = judge_beliefs(Beliefs(THEIR_ORDER), BAKER_LIKES, ALIKE, 0.8)
    assert (found.same, found.overlooks) == (("delivery",), ("delivery",))
