"""All kinds of learners: they play any game, and know only their own side of it."""

import pytest

from app.negotiation.acts import Accept
from app.negotiation.history import History
from app.negotiation.ledger import told
from app.negotiation.scenario import Scenario
from app.simulation.learners.registry import KINDS, MUTE, Learner
from app.simulation.self_play import play_game
from tests.builders import BAKER, CAFE
from tests.builders_learners import BREAD, EASY_GOING, shapes, turned_round

LEARNERS = (*KINDS.values(), MUTE)
NAMES = [learner.name for learner in LEARNERS]


def test_there_are_seven_kinds_called_by_their_names() -> None:
    assert list(KINDS) == [learner.name for learner in KINDS.values()]
    assert len(KINDS) == 7


@pytest.mark.parametrize("shape", shapes())
@pytest.mark.parametrize("learner", LEARNERS, ids=NAMES)
def test_every_kind_plays_every_shape_of_game_to_its_end(learner: Learner, shape: str) -> None:
    scenario = shapes()[shape]
    for role in (BAKER, CAFE):
        game = play_game(scenario, role, EASY_GOING, learner, 1)
        assert game.is_over
        assert game.learner_utility >= scenario.role(role).reservation
        assert scenario.bargaining_set.has_zopa or not game.is_deal


@pytest.mark.parametrize("learner", LEARNERS, ids=NAMES)
def test_no_kind_looks_at_what_the_other_side_wants(learner: Learner) -> None:
    other = turned_round(BREAD, CAFE)
    for seed in range(1, 6):
        game = play_game(BREAD, CAFE, EASY_GOING, learner, seed)
        for turn in game.history.of(CAFE):
            before = game.history.until(turn.number)
            assert moves(learner, before, other, seed) == moves(learner, before, BREAD, seed)


def moves(learner: Learner, history: History, scenario: Scenario, seed: int) -> object:
    """A learner's acts and marks, all folds worked out anew."""
    fresh = History(history.turns)
    return (
        learner.acts(fresh, scenario, CAFE, seed),
        learner.marks(fresh, scenario, CAFE, seed),
    )


@pytest.mark.parametrize("learner", LEARNERS, ids=NAMES)
def test_no_kind_confirms_less_than_its_limit(learner: Learner) -> None:
    for seed in range(1, 11):
        game = play_game(BREAD, CAFE, EASY_GOING, learner, seed)
        assert game.learner_utility >= BREAD.role(CAFE).reservation


def test_asking_finds_facts_that_silence_does_not() -> None:
    loud = play_game(BREAD, CAFE, EASY_GOING, KINDS["integrative"], 1)
    quiet = play_game(BREAD, CAFE, EASY_GOING, KINDS["competing"], 1)
    baker = BREAD.role(BAKER)
    assert len(told(loud.history, baker)) > len(told(quiet.history, baker))
    assert any(Accept() in turn.acts for turn in loud.history)
