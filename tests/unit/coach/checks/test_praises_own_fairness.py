"""Praises its own fairness (counter-evidence): seen where one's own offer is called fair."""

from app.coach.checks.praises_own_fairness import check
from tests.builders_play import a_play, is_against, is_unseen, me, my_parts, them


def test_it_is_seen_with_its_words() -> None:
    turn = my_parts(("Well.", None), ("My offer is generous.", "praises_own_fairness"))
    assert is_against(check(a_play(them(), turn)), (2, "My offer is generous."))


def test_none_of_it_is_no_opportunity_and_no_plus() -> None:
    finding = check(a_play(me(), them(), me()))
    assert is_unseen(finding)
    assert finding.is_counter


def test_the_other_sides_words_are_not_the_learners() -> None:
    assert is_unseen(
        check(a_play(them(text="My offer is generous.", markers=("praises_own_fairness",)), me()))
    )


def test_words_nobody_can_be_sure_of_are_held_against_nobody() -> None:
    assert is_unseen(
        check(a_play(my_parts(("My offer is generous.", "praises_own_fairness"), confidence=0.6)))
    )
