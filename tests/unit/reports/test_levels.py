"""The levels a report shows."""

from app.reports.levels import level_rows, rows_in_order, weakest_first
from tests.builders_further import LEVELS, a_full_debrief
from tests.builders_report import a_debrief


def test_the_weakest_comes_first_and_the_unobserved_last() -> None:
    levels = [view.judgement.level for view in weakest_first(a_full_debrief().characteristics)]
    assert levels == [2, 3, 3, 3, 4, 4, 5, None]


def test_each_level_stands_beside_that_of_the_game_before() -> None:
    rows = rows_in_order(a_full_debrief())
    assert [(row.before, row.level) for row in rows] == [
        (levels[-2], levels[-1]) for levels in LEVELS.values()
    ]


def test_a_first_game_has_nothing_before_it() -> None:
    assert {row.before for row in level_rows(a_debrief())} == {None}
