"""The learner who takes over in the middle of a game."""

from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Ask,
    Close,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
)
from app.simulation.learners.closing import MARGIN
from app.simulation.learners.packages import dream
from app.simulation.learners.playing_on import MIDDLE, acts, level
from tests.builders import CAFE, whole_terms
from tests.builders_learners import (
    BREAD,
    NO_ZONE,
    a_view,
    baker,
    being_agreed,
    cafe,
    offer,
    turned_round,
    turns_over,
)

POOR = whole_terms("14", "evening", "4")


def test_it_asks_nothing_and_tells_nothing_of_its_own_accord() -> None:
    for count in range(8):
        said = acts(a_view(*turns_over(count)))
        assert not [act for act in said if isinstance(act, Ask | Inform)]


def test_it_answers_what_it_is_asked_but_never_its_limit() -> None:
    asked = a_view(baker(), cafe(), baker(Ask(Kind.PRIORITY, "price")))
    assert Inform(Kind.PRIORITY, "price", Importance.LOW) in acts(asked)
    limit = Ask(Kind.CONSTRAINT, "price", is_after_limit=True)
    assert Reject(asked=Kind.CONSTRAINT, issue="price") in acts(a_view(baker(limit)))


def test_it_acknowledges_what_it_is_told() -> None:
    told = Inform(Kind.PRIORITY, "price", Importance.HIGH)
    assert acts(a_view(baker(told)))[0] == Acknowledge("price")


def test_it_offers_whole_packages_with_an_if() -> None:
    (made,) = acts(a_view(*turns_over(2)))
    assert isinstance(made, Propose)
    assert made.is_conditional
    assert len(made.offers[0]) == 3


def test_it_goes_no_way_back_behind_its_own_last_offer() -> None:
    modest = whole_terms("12", "noon", "2")
    view = a_view(baker(), cafe(offer(modest)), baker())
    assert level(view) <= view.own.preferences.utility(modest)


def test_an_offer_below_its_limit_is_not_what_it_goes_on_from() -> None:
    view = a_view(baker(), cafe(offer(POOR)), baker())
    assert view.own.preferences.utility(POOR) < view.own.reservation
    assert level(view) == view.own.reservation + MARGIN


def test_its_level_falls_with_time_and_with_what_it_is_given() -> None:
    better = whole_terms("13", "noon", "2")
    start = (baker(offer(POOR)), cafe())
    assert level(a_view(*turns_over(3))) > level(a_view(*turns_over(9)))
    assert level(a_view(*start, baker(offer(POOR)))) > level(a_view(*start, baker(offer(better))))


def test_it_takes_what_is_worth_its_level_and_confirms_what_was_agreed() -> None:
    good = whole_terms("10", "morning", "0")
    assert acts(a_view(baker(offer(good)))) == (Accept(good),)
    assert acts(a_view(*being_agreed(good))) == (Accept(),)


def test_it_leaves_rather_than_go_below_its_limit() -> None:
    stuck = a_view(*turns_over(10), cafe(offer(dream(a_view()))), baker(), scenario=NO_ZONE)
    assert not [act for act in acts(stuck) if isinstance(act, Accept)]
    past = a_view(*turns_over(12, offer(POOR)), scenario=NO_ZONE)
    assert acts(past) == (Close(),)


def test_seeds_vary_how_it_plays_and_the_middle_one_lies_between() -> None:
    levels = [level(a_view(*turns_over(4), seed=seed)) for seed in range(1, 20)]
    assert len(set(levels)) > 10
    assert min(levels) < level(a_view(*turns_over(4), seed=MIDDLE)) < max(levels)


def test_it_knows_nothing_of_what_the_other_side_wants() -> None:
    turned = turned_round(BREAD, CAFE)
    for count in range(10):
        turns = turns_over(count, offer(POOR))
        assert acts(a_view(*turns, scenario=turned)) == acts(a_view(*turns))
