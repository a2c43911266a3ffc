"""The learner who gives in."""

from app.negotiation.acts import Accept, Ask, Propose
from app.simulation.learners.accommodating import acts
from app.simulation.learners.view import View
from tests.builders import whole_terms
from tests.builders_learners import a_view, baker, cafe, offer, turns_over


def offered_worth(view: View) -> int:
    (made,) = [act for act in acts(view) if isinstance(act, Propose)]
    return view.own.preferences.utility(made.offers[0])


def test_it_greets_and_asks_first() -> None:
    assert [act for act in acts(a_view(baker())) if isinstance(act, Ask)]


def test_it_takes_the_first_offer_it_can_live_with_and_none_below() -> None:
    thin, poor = whole_terms("14", "noon", "2"), whole_terms("14", "evening", "4")
    assert acts(a_view(baker(), cafe(), baker(offer(thin)))) == (Accept(thin),)
    assert Accept(poor) not in acts(a_view(baker(), cafe(), baker(offer(poor))))


def test_it_is_at_its_limit_before_half_the_turns_are_over() -> None:
    early, late = a_view(*turns_over(1)), a_view(*turns_over(6))
    assert offered_worth(early) > offered_worth(late) >= late.own.reservation
    assert offered_worth(late) <= late.own.reservation + 600
