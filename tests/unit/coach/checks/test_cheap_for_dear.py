"""Cheap for dear: a concession that brings the other side clearly more than it costs."""

from app.coach.checks.cheap_for_dear import check
from tests.builders import whole_terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them

START = me(offer(whole_terms("14", "evening", "4")), text="14, evening, all shelves.")


def test_noon_costs_a_thousand_and_brings_three() -> None:
    noon = my_parts(("Fine:", None), ("noon.", offer(whole_terms("14", "noon", "4"))))
    finding = check(a_play(START, them(), noon))
    assert is_met(finding, (3, "noon."))
    assert finding.issue == "delivery"


def test_a_shelf_brings_what_it_costs_and_no_more() -> None:
    shelf = me(offer(whole_terms("14", "evening", "3")), text="Three shelves.")
    assert is_missed(check(a_play(START, them(), shelf)), (3, "Three shelves."))


def test_the_best_move_is_the_one_that_counts() -> None:
    dear = me(offer(whole_terms("13", "evening", "4")), text="13.")
    cheap = me(offer(whole_terms("13", "morning", "4")), text="Mornings.")
    assert is_met(check(a_play(START, dear, cheap)), (3, "Mornings."))


def test_a_move_on_several_issues_points_at_none() -> None:
    both = me(offer(whole_terms("14", "morning", "3")), text="Mornings, three.")
    finding = check(a_play(START, both))
    assert is_met(finding, (2, "Mornings, three."))
    assert finding.issue is None


def test_without_a_move_there_is_nothing_to_weigh() -> None:
    assert is_unseen(check(a_play(START, them(), START)))
