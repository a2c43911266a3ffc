"""Conditional concession: a move tied to a return."""

from app.coach.checks.conditional_concession import check
from tests.builders import whole_terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them

HIGH = me(offer(whole_terms("14")), text="€14.")
TIED = my_parts(
    ("Well.", None), ("13 if you take two shelves.", offer(whole_terms("13"), is_conditional=True))
)


def test_a_move_with_an_if_is_met() -> None:
    assert is_met(check(a_play(HIGH, them(), TIED)), (3, "13 if you take two shelves."))


def test_only_free_moves_are_missed_on_the_first() -> None:
    lower = me(offer(whole_terms("13")), text="€13 then.")
    finding = check(a_play(HIGH, them(), lower, them(), me(offer(whole_terms("12")))))
    assert is_missed(finding, (3, "€13 then."))


def test_without_a_move_there_is_nothing_to_tie() -> None:
    assert is_unseen(check(a_play(TIED, them(), HIGH)))
