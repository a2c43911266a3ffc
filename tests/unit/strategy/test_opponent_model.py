"""The estimate of what the learner wants."""

import pytest

from app.negotiation.acts import Ask, Importance, Inform, Kind, Propose
from app.negotiation.history import History
from app.negotiation.preferences import FULL, Preferences
from app.strategy.opponent_model import estimate
from tests.builders import a_history
from tests.builders_talk import CLIENT, SCENARIO, VENDOR, client, on

OWN = SCENARIO.role(VENDOR).preferences


def guess(*acts: object) -> Preferences:
    turn = client(*acts)  # type: ignore[arg-type]
    return estimate(a_history(turn), SCENARIO, VENDOR)


def test_with_nothing_opened_it_takes_the_game_for_a_fixed_pie() -> None:
    found = estimate(History(), SCENARIO, VENDOR)
    assert found.weights == OWN.weights
    for issue in ("price", "term", "testimonial", "support"):
        assert found.best_option(issue) != OWN.best_option(issue)


def test_a_taste_that_peaks_in_the_middle_is_taken_to_be_shared() -> None:
    assert estimate(History(), SCENARIO, VENDOR).best_option("payment") == "30"


def test_telling_makes_an_issue_heavy_or_light() -> None:
    heavy = guess(Inform(Kind.PRIORITY, "support", Importance.HIGH))
    light = guess(Inform(Kind.PRIORITY, "support", Importance.LOW))
    assert heavy.weight("support") > OWN.weight("support") > light.weight("support")


def test_asking_brings_a_cheap_issue_into_play() -> None:
    assert guess(Ask(Kind.PRIORITY, "support")).weight("support") > OWN.weight("support")


def test_an_offered_option_is_one_the_learner_likes() -> None:
    found = guess(Propose((on(support="business"),)))
    liked = found.points("support", "business")
    assert liked == found.points("support", found.best_option("support"))


def test_a_figure_offered_is_a_step_and_no_favourite() -> None:
    found = guess(Propose((on(term=3, price=80),)))
    assert found.best_option("term") == "1"
    assert found.best_option("price") == "60"


@pytest.mark.parametrize("role", [VENDOR, CLIENT])
def test_weights_are_whole_whatever_is_said(role: str) -> None:
    acts = [Inform(Kind.PRIORITY, i.id, Importance.LOW) for i in SCENARIO.issues]
    for count in range(len(acts) + 1):
        found = estimate(a_history(client(*acts[:count])), SCENARIO, role)
        assert sum(found.weights) == FULL


def test_it_never_reads_the_learner_s_real_preferences() -> None:
    real = SCENARIO.role(CLIENT).preferences
    assert estimate(History(), SCENARIO, VENDOR).weights != real.weights
