"""What many games came to."""

from app.negotiation.acts import Close
from app.simulation.learners.registry import KINDS, Learner
from app.simulation.self_play import play_game
from app.simulation.tally import Score, Tally, play_many, score, tally
from tests.builders import BAKER, CAFE
from tests.builders_learners import BREAD, EASY_GOING, NO_ZONE

LEAVING = Learner("leaving", lambda _: (Close(),))


def test_a_deal_is_scored_by_what_each_side_has_above_its_alternative() -> None:
    game = play_game(BREAD, CAFE, EASY_GOING, KINDS["integrative"], 1)
    found = score(game, BREAD)
    own, other = BREAD.role(CAFE), BREAD.role(BAKER)
    assert found.is_deal
    assert found.learner_surplus == game.learner_utility - own.reservation
    assert found.counterpart_surplus == game.counterpart_utility - other.reservation
    both = found.learner_surplus + found.counterpart_surplus
    assert found.claim == found.learner_surplus / both
    assert found.joint_gain is not None
    assert 0 <= found.joint_gain <= 1


def test_leaving_makes_no_joint_gain_and_claims_nothing() -> None:
    found = score(play_game(BREAD, CAFE, EASY_GOING, LEAVING, 1), BREAD)
    assert found == Score(False, 1, 0.0, 0, 0, None)


def test_where_there_is_no_zone_joint_gain_is_not_defined() -> None:
    assert score(play_game(NO_ZONE, CAFE, EASY_GOING, LEAVING, 1), NO_ZONE).joint_gain is None


def test_a_tally_is_made_of_means() -> None:
    scores = [Score(True, 4, 0.5, 1_000, 3_000, 0.25), Score(False, 8, 0.0, 0, 0, None)]
    assert tally(scores) == Tally(2, 0.5, 6.0, 0.25, 500.0, 1_500.0, 0.25)


def test_a_mean_over_nothing_is_none() -> None:
    assert tally([]) == Tally(0, None, None, None, None, None, None)


def test_playing_many_takes_the_scenarios_in_turn() -> None:
    found = play_many((BREAD, NO_ZONE), CAFE, EASY_GOING, KINDS["integrative"], range(4))
    assert (found.games, found.deal_rate) == (4, 0.5)
    assert found.mean_turns is not None
    assert found.mean_learner_surplus is not None
    assert found.mean_learner_surplus > 0
