"""The learner who asks for nearly all."""

from itertools import pairwise

from app.negotiation.acts import Accept, Act, Ask, Inform, Propose, Reject, Threaten
from app.simulation.learners.competing import acts, level
from app.simulation.learners.packages import dream
from app.simulation.learners.view import View
from tests.builders import whole_terms
from tests.builders_learners import a_view, cafe, offer, turns_over


def proposals(view: View) -> list[Propose]:
    return [act for act in acts(view) if isinstance(act, Propose)]


def test_it_wants_its_own_way_on_all_but_the_issue_it_haggles_over() -> None:
    for count in range(11):
        for made in proposals(a_view(*turns_over(count))):
            assert made.offers[0].get("delivery") == "morning"
            assert made.offers[0].get("shelves") == "0"


def test_it_moves_in_small_steps() -> None:
    levels = [level(a_view(*turns_over(count))) for count in range(12)]
    assert levels == sorted(levels, reverse=True)
    assert max(a - b for a, b in pairwise(levels)) <= 300


def test_it_asks_and_tells_nothing_and_threatens_once() -> None:
    said: list[Act] = [act for count in range(12) for act in acts(a_view(*turns_over(count)))]
    assert not [act for act in said if isinstance(act, Ask | Inform)]
    late = turns_over(7)
    assert Threaten() in acts(a_view(*late))
    assert Threaten() not in acts(a_view(*late, cafe(Threaten()), *turns_over(0)))


def test_standing_still_it_refuses() -> None:
    same = cafe(offer(dream(a_view())))
    assert Reject() in acts(a_view(*turns_over(0), same, *turns_over(0)))


def test_a_thin_offer_is_not_taken_even_in_the_last_turn() -> None:
    thin, fair = whole_terms("14", "noon", "2"), whole_terms("12", "morning", "2")
    assert Accept(thin) not in acts(a_view(*turns_over(11, offer(thin))))
    assert acts(a_view(*turns_over(11, offer(fair)))) == (Accept(fair),)
