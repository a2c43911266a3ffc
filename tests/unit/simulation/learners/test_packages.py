"""Which outcome a learner puts together."""

from app.negotiation.acts import Importance, Inform, Kind
from app.simulation.learners.guessing import guess
from app.simulation.learners.packages import dream, nearest_to, package_for
from tests.builders import whole_terms
from tests.builders_learners import BREAD, a_view, baker, shapes


def test_a_package_is_worth_the_level_and_gives_what_the_other_side_called_important() -> None:
    view = a_view(baker(Inform(Kind.PRIORITY, "price", Importance.HIGH)))
    found = package_for(view, 7_000, guess(view))
    assert 7_000 <= view.own.preferences.utility(found) <= 7_600
    assert found.get("delivery") == "morning"
    assert found.get("price") == "14"


def test_knowing_nothing_it_changes_as_little_as_it_can() -> None:
    view = a_view(baker())
    found = package_for(view, 9_000, guess(view))
    assert len(found.changed_from(dream(view))) == 1


def test_a_level_above_everything_is_the_best_there_is() -> None:
    view = a_view(baker())
    for found in (package_for(view, 20_000, guess(view)), nearest_to(view, dream(view), 20_000)):
        assert view.own.preferences.utility(found) == view.best


def test_the_nearest_outcome_changes_nothing_that_is_good_enough() -> None:
    view, fine = a_view(baker()), whole_terms("12", "morning", "1")
    assert nearest_to(view, fine, 5_000) == fine
    moved = nearest_to(view, whole_terms("14", "noon", "4"), 5_000)
    assert view.own.preferences.utility(moved) >= 5_000


def test_the_dream_is_the_best_option_on_every_issue() -> None:
    assert dream(a_view(baker())) == whole_terms("10", "morning", "0")


def test_packages_are_whole_in_games_of_every_shape() -> None:
    for scenario in (BREAD, *shapes().values()):
        view = a_view(scenario=scenario)
        assert scenario.is_complete(package_for(view, 5_000, guess(view)))
        assert scenario.is_complete(nearest_to(view, dream(view), 5_000))
