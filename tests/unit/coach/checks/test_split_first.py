"""Splits first (counter-evidence): reaches for the middle before asking anything."""

from app.coach.checks.split_first import check
from app.negotiation.acts import Ask, Kind
from tests.builders_play import a_play, is_against, is_unseen, me, my_parts, them

SPLIT = my_parts(("Come on,", None), ("let us meet in the middle.", "split_difference"))


def test_the_middle_before_any_question_is_seen() -> None:
    finding = check(a_play(me(), them(), SPLIT))
    assert is_against(finding, (3, "let us meet in the middle."))


def test_after_a_question_it_is_another_matter() -> None:
    finding = check(a_play(me(Ask(Kind.PRIORITY)), them(), SPLIT))
    assert is_unseen(finding)
    assert finding.is_counter


def test_the_other_sides_middle_is_theirs() -> None:
    assert is_unseen(check(a_play(them(text="The middle?", markers=("split_difference",)), me())))
