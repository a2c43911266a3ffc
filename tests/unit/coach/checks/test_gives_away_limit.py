"""Gives away the limit (counter-evidence): says where one would stop."""

from app.coach.checks.gives_away_limit import check
from tests.builders_play import a_play, is_against, is_unseen, me, my_parts, them

REVEALS = "reveals_limit"


def test_the_words_that_name_the_limit_are_quoted() -> None:
    turn = my_parts(("Fine.", None), ("I cannot go under 11.", REVEALS), ("Really.", None))
    assert is_against(check(a_play(them(), turn)), (2, "I cannot go under 11."))


def test_the_first_time_is_the_one_that_is_shown() -> None:
    first, second = my_parts(("11 at least.", REVEALS)), my_parts(("10 at least.", REVEALS))
    assert is_against(check(a_play(first, them(), second)), (1, "11 at least."))


def test_a_kept_limit_is_not_observed() -> None:
    finding = check(a_play(me(), them(text="At most 12.", markers=(REVEALS,))))
    assert is_unseen(finding)
    assert finding.is_counter
