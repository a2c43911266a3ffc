"""Figures of a load: percentiles, and turns a second."""

import pytest

from tests.evals.load import Run
from tests.evals.machine import percentile


@pytest.mark.parametrize(
    ("share", "found"), [(0.0, 1.0), (0.5, 50.0), (0.95, 95.0), (0.99, 99.0), (1.0, 100.0)]
)
def test_a_percentile_is_the_value_that_a_share_does_not_exceed(share: float, found: float) -> None:
    assert percentile([float(n) for n in range(100, 0, -1)], share) == found


def test_the_percentile_of_one_value_is_that_and_of_none_nought() -> None:
    assert percentile([7.0], 0.99) == 7.0
    assert percentile([], 0.5) == 0.0


def test_turns_a_second_are_counted_while_every_client_plays() -> None:
    quick = tuple((n * 0.5, n * 0.5 + 0.4) for n in range(4))
    slow = ((0.0, 1.0), (1.0, 2.0), (2.0, 4.0))
    assert Run((quick, slow)).rate == pytest.approx(5 / 1.9)


def test_what_turns_took_is_taken_over_all_clients() -> None:
    run = Run((((0.0, 0.010), (1.0, 1.020)), ((0.0, 0.030),)))
    assert run.median_ms == pytest.approx(20)
    assert run.p99_ms == pytest.approx(30)
