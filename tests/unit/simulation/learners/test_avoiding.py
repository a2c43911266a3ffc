"""The learner who puts off the bargaining."""

from app.negotiation.acts import Accept, Ask, Close, Inform, Propose, SmallTalk
from app.simulation.learners.avoiding import acts
from tests.builders import whole_terms
from tests.builders_learners import a_view, baker, offer, turns_over

SEEDS = range(100)


def test_it_begins_with_small_talk() -> None:
    assert SmallTalk() in acts(a_view(baker()))


def test_it_hardly_offers_and_never_asks_or_tells() -> None:
    said = [act for seed in SEEDS for act in acts(a_view(*turns_over(2), seed=seed))]
    assert not [act for act in said if isinstance(act, Ask | Inform)]
    assert 0 < sum(isinstance(act, Propose) for act in said) <= 30


def test_it_leaves_now_and_then_but_not_at_once() -> None:
    early = [acts(a_view(*turns_over(2), seed=seed)) for seed in SEEDS]
    later = [acts(a_view(*turns_over(6), seed=seed)) for seed in SEEDS]
    assert (Close(),) not in early
    assert 0 < later.count((Close(),)) <= 30
    assert acts(a_view(*turns_over(11))) == (Close(),)


def test_it_takes_an_offer_that_spares_it_the_talk() -> None:
    good = whole_terms("12", "morning", "2")
    assert acts(a_view(*turns_over(4, offer(good)))) == (Accept(good),)
