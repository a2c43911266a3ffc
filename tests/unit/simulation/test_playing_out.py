"""Games played on from any turn."""

from dataclasses import replace
from typing import Any

import pytest

from app.negotiation.acts import Accept, Close, Propose, Summarise
from app.negotiation.history import History
from app.simulation.learners.registry import KINDS
from app.simulation.playing_out import Ending, Line
from app.simulation.self_play import play_game
from app.simulation.whatif import POLICY
from app.strategy.decide import Decision, decide
from tests.builders import BAKER, CAFE, a_history, whole_terms
from tests.builders_learners import BREAD, EASY_GOING, baker, cafe

SEED = 4
GOOD = whole_terms("12", "morning", "2")
LINE = Line(BREAD, CAFE, EASY_GOING, SEED, POLICY)


def worth(terms_are: tuple[int, int], *, is_deal: bool) -> Ending:
    return Ending(*terms_are, is_deal=is_deal)


def test_played_on_from_its_own_beginning_a_game_ends_as_it_did() -> None:
    learner = KINDS["integrative"]
    game = play_game(BREAD, CAFE, EASY_GOING, learner, SEED)
    line = replace(LINE, policy=learner)
    for number in (1, 2, 5):
        ending = line.play_out(game.history.until(number), SEED)
        assert (ending.own, ending.other) == (game.learner_utility, game.counterpart_utility)
        assert ending.is_deal == game.is_deal


def test_a_game_that_is_over_is_what_it_was() -> None:
    left = a_history(baker(), cafe(Close()), baker(Close()))
    reservations = BREAD.role(CAFE).reservation, BREAD.role(BAKER).reservation
    assert LINE.play_out(left, 1) == worth(reservations, is_deal=False)
    agreed = a_history(
        baker(Propose((GOOD,))), cafe(Accept(), Summarise(GOOD)), baker(Accept()), cafe()
    )
    utilities = tuple(BREAD.role(one).preferences.utility(GOOD) for one in (CAFE, BAKER))
    assert LINE.play_out(agreed, 1) == worth((utilities[0], utilities[1]), is_deal=True)


def test_who_took_terms_stands_by_its_word_even_below_its_limit() -> None:
    poor = whole_terms("14", "evening", "4")
    taken = a_history(baker(Propose((poor,))), cafe(Accept(poor)))
    assert not LINE.play_out(taken, 1).own < BREAD.role(CAFE).reservation
    ending = replace(LINE, agreed=poor).play_out(taken, 1)
    assert ending.is_deal
    assert ending.own == BREAD.role(CAFE).preferences.utility(poor)


def test_the_same_move_is_answered_once_for_all_games_through_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decided: list[int] = []

    def counting(history: History, *rest: Any) -> Decision:  # noqa: ANN401 - passed on as it is
        decided.append(history.next_number)
        return decide(history, *rest)

    monkeypatch.setattr("app.simulation.playing_out.decide", counting)
    start = a_history(baker(), cafe())
    endings = {LINE.play_out(start, seed) for seed in (1, 2, 1)}
    assert decided.count(3) == 1
    assert len(endings) <= 2


def test_another_persona_or_seed_is_not_answered_for() -> None:
    start = a_history(baker(), cafe())
    LINE.play_out(start, 1)
    other = replace(LINE, persona=replace(EASY_GOING, aspiration=0.99, offers_from=1))
    fresh = other.play_out(a_history(baker(), cafe()), 1)
    assert other.play_out(start, 1) == fresh


def test_an_empty_game_is_opened_by_the_counterpart() -> None:
    assert LINE.play_out(History(), 1).is_deal
