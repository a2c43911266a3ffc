"""The counterpart's sheet: whole, and only after the end."""

import pytest

from app.coach.play import Play
from app.negotiation.acts import Close
from app.review.their_side import their_side
from tests.builders import a_history, said
from tests.builders_games import SCENARIO_IDS, scenario_of
from tests.builders_play import THRESHOLDS, a_play, me


@pytest.mark.parametrize("scenario_id", SCENARIO_IDS)
@pytest.mark.parametrize("place", [0, 1])
def test_all_of_their_side_is_shown_in_every_scenario(scenario_id: str, place: int) -> None:
    scenario = scenario_of(scenario_id, 1)
    own, theirs = scenario.roles[place], scenario.roles[1 - place]
    history = a_history(said(own.id, Close()))
    found = their_side(Play(history, scenario, own, theirs, THRESHOLDS))
    assert (found.person, found.batna) == (theirs.person, theirs.batna)
    assert (found.reservation, found.target) == (theirs.reservation, theirs.target)
    assert tuple(row.weight for row in found.rows) == theirs.preferences.weights
    assert tuple(row.own_weight for row in found.rows) == own.preferences.weights
    assert len(found.interests) == len(theirs.interests)
    for shown, interest in zip(found.interests, theirs.interests, strict=True):
        assert shown.startswith(interest.title)
    for row, issue in zip(found.rows, scenario.issues, strict=True):
        best = theirs.preferences.best_option(issue.id)
        assert row.best_option_shown == scenario.shown_to(own.id, issue.id, best)


def test_before_the_end_it_stays_closed() -> None:
    with pytest.raises(ValueError, match="not over"):
        their_side(a_play(me()))
