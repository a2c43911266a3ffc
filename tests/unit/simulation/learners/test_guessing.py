"""What a learner takes the other side to want."""

from app.negotiation.acts import Importance, Inform, Kind
from app.negotiation.preferences import FULL
from app.simulation.learners.guessing import guess
from tests.builders import whole_terms
from tests.builders_learners import a_view, baker, offer


def test_before_anything_is_said_the_other_side_wants_the_opposite_as_strongly() -> None:
    view = a_view(baker())
    found = guess(view)
    assert sum(found.weights) == FULL
    assert found.weights == view.own.preferences.weights
    assert found.best_option("delivery") == "evening"
    assert found.best_option("price") == "14"


def test_what_it_was_told_makes_an_issue_heavy_or_light() -> None:
    told = (
        Inform(Kind.PRIORITY, "price", Importance.HIGH),
        Inform(Kind.PRIORITY, "shelves", Importance.LOW),
    )
    before = guess(a_view(baker())).weight_by_issue()
    weights = guess(a_view(baker(*told))).weight_by_issue()
    assert weights["price"] > 2 * before["price"]
    assert weights["shelves"] < before["shelves"] / 2


def test_an_opening_offer_shows_which_end_of_a_line_is_liked() -> None:
    found = guess(a_view(baker(offer(whole_terms("10", "noon", "4")))))
    assert found.best_option("price") == "10"
    assert found.best_option("shelves") == "4"
    assert found.prefers("price", "11", "13")


def test_a_named_option_that_was_offered_is_as_good_as_any() -> None:
    found = guess(a_view(baker(offer(whole_terms("14", "noon", "4")))))
    assert found.points("delivery", "noon") == found.points("delivery", "evening")
