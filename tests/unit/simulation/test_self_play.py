"""A whole game in memory goes by the rules of a session."""

from collections.abc import Callable

import pytest

from app.negotiation.acts import Accept, Act, Clarify, Close, Propose, Reject, SmallTalk, Unknown
from app.negotiation.protocol import Phase
from app.simulation.learners.registry import KINDS, Learner
from app.simulation.learners.view import View
from app.simulation.self_play import TURNS_OVER, is_over, play_game
from tests.builders import BAKER, CAFE, a_history
from tests.builders_learners import BREAD, EASY_GOING, NO_ZONE, cafe


def a_learner(moves: Callable[[View], tuple[Act, ...]]) -> Learner:
    return Learner("scripted", moves)


def test_a_game_with_an_integrative_learner_ends_in_a_deal_worth_more_than_leaving() -> None:
    game = play_game(BREAD, CAFE, EASY_GOING, KINDS["integrative"], 1)
    assert game.is_deal
    assert game.is_over
    assert game.state.phase is Phase.DEAL
    assert game.terms is not None
    assert game.learner_utility == BREAD.role(CAFE).preferences.utility(game.terms)
    assert game.counterpart_utility == BREAD.role(BAKER).preferences.utility(game.terms)
    assert game.ended_by is None


def test_the_counterpart_opens_and_closes_and_gives_a_reason_for_each_turn() -> None:
    game = play_game(BREAD, CAFE, EASY_GOING, KINDS["integrative"], 1)
    turns = game.history.turns
    assert (turns[0].role, turns[-1].role) == (BAKER, BAKER)
    assert len(game.reasons) == len(game.history.of(BAKER))
    assert game.turns == len(game.history.of(CAFE))
    assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))


def test_without_a_deal_both_have_their_reservation_values() -> None:
    game = play_game(BREAD, CAFE, EASY_GOING, a_learner(lambda _: (Close(),)), 1)
    assert (game.terms, game.ended_by, game.turns) == (None, CAFE, 1)
    assert game.learner_utility == BREAD.role(CAFE).reservation
    assert game.counterpart_utility == BREAD.role(BAKER).reservation


def test_what_the_rules_refuse_becomes_a_doubt_and_the_rest_is_kept() -> None:
    tricks = (Accept(), Close(is_deal=True), SmallTalk())
    game = play_game(BREAD, CAFE, EASY_GOING, a_learner(lambda _: tricks), 1)
    first = game.history.of(CAFE)[0]
    assert first.acts == (SmallTalk(), Unknown("nothing_to_accept"))
    assert not game.is_deal


@pytest.mark.parametrize("said", [Reject(), SmallTalk(), Unknown(), Propose(()), Clarify()])
def test_a_game_comes_to_an_end_with_one_who_says_the_same_for_ever(said: Act) -> None:
    game = play_game(NO_ZONE, CAFE, EASY_GOING, a_learner(lambda _: (said,)), 1)
    assert game.is_over
    assert game.turns <= NO_ZONE.turn_limit + TURNS_OVER


def test_markers_of_a_tone_are_heard() -> None:
    rude = Learner("rude", lambda _: (SmallTalk(),), lambda _: ("personal_attack",))
    game = play_game(BREAD, CAFE, EASY_GOING, rude, 1)
    assert all(turn.marked("personal_attack") for turn in game.history.of(CAFE))


def test_the_same_seed_gives_the_same_game() -> None:
    for learner in KINDS.values():
        first, second = (play_game(BREAD, BAKER, EASY_GOING, learner, 3) for _ in range(2))
        assert first == second


def test_leaving_is_over() -> None:
    assert is_over(a_history(cafe(Close())), BREAD)
    assert not is_over(a_history(cafe()), BREAD)
