"""Belittles (counter-evidence): seen where a need or an offer of theirs is made little of."""

from app.coach.checks.belittles import check
from tests.builders_play import a_play, is_against, is_unseen, me, my_parts, them


def test_it_is_seen_with_its_words() -> None:
    turn = my_parts(("Well.", None), ("That is a silly wish.", "belittles"))
    assert is_against(check(a_play(them(), turn)), (2, "That is a silly wish."))


def test_none_of_it_is_no_opportunity_and_no_plus() -> None:
    finding = check(a_play(me(), them(), me()))
    assert is_unseen(finding)
    assert finding.is_counter


def test_the_other_sides_words_are_not_the_learners() -> None:
    assert is_unseen(
        check(a_play(them(text="That is a silly wish.", markers=("belittles",)), me()))
    )


def test_words_nobody_can_be_sure_of_are_held_against_nobody() -> None:
    assert is_unseen(
        check(a_play(my_parts(("That is a silly wish.", "belittles"), confidence=0.6)))
    )


def test_talking_a_need_down_is_seen_as_well() -> None:
    turn = my_parts(("You hardly need mornings.", "uv_part"))
    assert is_against(check(a_play(turn)), (1, "You hardly need mornings."))
