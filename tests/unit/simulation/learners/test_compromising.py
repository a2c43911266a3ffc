"""The learner who meets in the middle."""

from app.negotiation.acts import Accept, Ask, Propose, SuggestProcess
from app.simulation.learners.compromising import acts, level
from tests.builders import whole_terms
from tests.builders_learners import a_view, baker, cafe, offer, turns_over

HIGH = whole_terms("14", "evening", "4")


def test_it_asks_once_and_then_makes_single_offers() -> None:
    assert [act for act in acts(a_view(baker())) if isinstance(act, Ask)]
    (made,) = acts(a_view(*turns_over(2)))
    assert isinstance(made, Propose)
    assert len(made.offers) == 1


def test_its_offers_come_towards_the_middle() -> None:
    low = whole_terms("10", "morning", "0")
    before = (*turns_over(8, offer(HIGH)), cafe(offer(low)))
    (made,) = acts(a_view(*before, baker(offer(HIGH))))
    assert isinstance(made, Propose)
    assert made.offers[0].get("price") == "12"


def test_it_takes_what_meets_its_falling_level() -> None:
    fair = whole_terms("12", "morning", "2")
    assert level(a_view(*turns_over(2))) > level(a_view(*turns_over(9)))
    assert acts(a_view(*turns_over(9, offer(fair)))) == (Accept(fair),)


def test_at_a_standstill_it_suggests_another_way() -> None:
    (first,) = acts(a_view(*turns_over(6, offer(HIGH))))
    assert isinstance(first, Propose)
    view = a_view(*turns_over(6, offer(HIGH)), cafe(first), baker(offer(HIGH)))
    (then,) = acts(view)
    assert isinstance(then, Propose | SuggestProcess)
