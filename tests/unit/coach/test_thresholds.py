"""The numbers of judging: the ones the tests are worked out with are those of the rubric file."""

from tests.builders_play import RUBRIC, THRESHOLDS


def test_the_rubric_file_holds_the_numbers_the_tests_use() -> None:
    assert RUBRIC.thresholds == THRESHOLDS


def test_the_level_rule_is_the_published_one() -> None:
    rule = RUBRIC.level_rule
    assert round(rule.behaviour_share, 3) == 0.667
    assert (rule.cuts, rule.least_observed, rule.outcome_may_move) == ((0.2, 0.4, 0.6, 0.8), 2, 1)
