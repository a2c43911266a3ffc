"""The numbers of practice: those of the rubric file, in bounds and the same in every language."""

from dataclasses import fields

from tests.builders_play import RUBRIC


def test_the_rubric_file_holds_every_number() -> None:
    rule = RUBRIC.practice
    assert all(getattr(rule, field.name) > 0 for field in fields(rule))


def test_a_nudge_and_haggling_take_more_than_one_turn() -> None:
    rule = RUBRIC.practice
    assert min(rule.weak_turns, rule.haggles, rule.stuck_turns) >= 2
