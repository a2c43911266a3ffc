"""Personal attack (counter-evidence): seen where words are aimed at the person."""

from app.coach.checks.personal_attack import check
from tests.builders_play import a_play, is_against, is_unseen, me, my_parts, them


def test_it_is_seen_with_its_words() -> None:
    turn = my_parts(("Well.", None), ("You are a cheat.", "personal_attack"))
    assert is_against(check(a_play(them(), turn)), (2, "You are a cheat."))


def test_none_of_it_is_no_opportunity_and_no_plus() -> None:
    finding = check(a_play(me(), them(), me()))
    assert is_unseen(finding)
    assert finding.is_counter


def test_the_other_sides_words_are_not_the_learners() -> None:
    assert is_unseen(
        check(a_play(them(text="You are a cheat.", markers=("personal_attack",)), me()))
    )


def test_words_nobody_can_be_sure_of_are_held_against_nobody() -> None:
    assert is_unseen(
        check(a_play(my_parts(("You are a cheat.", "personal_attack"), confidence=0.6)))
    )
