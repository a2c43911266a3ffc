"""Utilities as points."""

import pytest

from app.negotiation.preferences import as_points
from app.reports.points import as_percent


@pytest.mark.parametrize(
    ("utility", "points"), [(0, 0), (49, 0), (50, 1), (6_410, 64), (10_000, 100), (-990, -10)]
)
def test_points_are_whole_hundredths(utility: int, points: int) -> None:
    assert as_points(utility) == points


def test_shares_are_whole_per_cent() -> None:
    assert [as_percent(share) for share in (0.0, 0.666, 1.0)] == [0, 67, 100]
