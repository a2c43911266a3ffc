"""Learners are set in the order that was written down, and only by what was judged of both."""

from tests.builders_judged import LEARNERS
from tests.evals.ranking import BEST, FIELDS, ORDER, ahead


def test_every_kind_has_its_place_with_a_reason_and_is_played_once() -> None:
    assert {one.kind for one in ORDER} == set(LEARNERS)
    assert all(one.why for one in ORDER)
    played = [kind for field in FIELDS for kind in field.kinds if kind != BEST]
    assert sorted(played) == sorted(set(LEARNERS) - {BEST})


def test_the_best_is_one_alone_and_stands_in_every_field() -> None:
    assert [one.kind for one in ORDER if one.place == 1] == [BEST]
    assert all(BEST in field.kinds for field in FIELDS)


def test_a_characteristic_is_ranked_rightly_where_the_better_kind_has_the_higher_mean() -> None:
    assert ahead({"a": 4.0, "b": 2.0, "c": 3.0}, {"a": 3.0, "b": 2.0, "c": 3.5}) == ["a"]


def test_what_was_never_judged_of_one_of_them_ranks_nobody() -> None:
    assert ahead({"a": 4.0}, {}) == []
    assert ahead({}, {"a": 1.0}) == []
