"""Ranks share places, length is taken out, and a relation within chance is told from others."""

import pytest

from tests.builders_play import RUBRIC
from tests.evals.campers import RESULTS, Camper
from tests.evals.people import Relation, at_equal_length, ranks, relations, spearman


def test_equal_values_share_a_rank() -> None:
    assert ranks([5, 1, 5, 9]) == [2.5, 1, 2.5, 4]


def test_what_rises_together_is_wholly_related_and_what_never_changes_is_not() -> None:
    assert spearman([1, 2, 30], [4, 5, 6]) == pytest.approx(1)
    assert spearman([1, 2, 3], [6, 5, 4]) == pytest.approx(-1)
    assert spearman([1, 1, 1], [6, 5, 4]) == 0


def test_what_only_goes_with_length_is_no_relation_at_equal_length() -> None:
    length = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
    first, second = [2.0, 1.0, 3.0, 4.0, 6.0, 5.0], [1.0, 3.0, 2.0, 5.0, 4.0, 6.0]
    assert spearman(first, second) > 0.5
    assert abs(at_equal_length(first, second, length)) < spearman(first, second)


def test_a_relation_over_many_sides_is_told_from_chance_sooner() -> None:
    assert Relation("a level", "liking", 12.0, 1_000).is_beyond_chance
    assert not Relation("a level", "liking", 12.0, 200).is_beyond_chance


def test_only_sides_with_a_level_count_for_it() -> None:
    campers = [_camper(level, met) for level, met in ((1, 0.1), (None, 0.2), (3, 0.3), (5, 0.4))]
    found = {(one.seen, one.result): one for one in relations(campers)}
    assert found["level: Mutual benefits", "liking"].n == 3
    assert found["level: Mutual benefits", "liking"].rho == pytest.approx(100)
    assert found["checks met an utterance", "liking"].n == 4


def _camper(level: int | None, met: float) -> Camper:
    levels = dict.fromkeys((one.id for one in RUBRIC.characteristics), level)
    return Camper(5, levels, met, 0.0, dict.fromkeys(RESULTS, met))
