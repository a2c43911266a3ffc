"""Where an offer is worse for the learner than one made before."""

from dataclasses import replace

from app.negotiation.acts import Accept, Propose, Summarise
from app.negotiation.history import Turn
from app.negotiation.protocol import state
from app.negotiation.scenario import Role
from app.simulation.learners.registry import KINDS
from app.simulation.retreats import misreadings, takings_back
from app.simulation.self_play import Game, play_game
from tests.builders import CAFE, a_history, whole_terms
from tests.builders_learners import BREAD, EASY_GOING, baker, cafe, offer

ANY = play_game(BREAD, CAFE, EASY_GOING, KINDS["integrative"], 1)
BEFORE = whole_terms("12", "noon", "2")


def a_game(*turns: Turn) -> Game:
    history = a_history(*turns)
    return replace(ANY, history=history, state=state(history, BREAD))


def test_an_offer_that_takes_and_gives_nothing_takes_back() -> None:
    game = a_game(baker(offer(BEFORE)), cafe(), baker(offer(whole_terms("14", "noon", "3"))))
    assert takings_back(game, BREAD) == ("takes_back: turn 3, offered better in turn 1",)
    assert misreadings(game, BREAD) == ()


def test_a_trade_and_a_gift_take_nothing_back() -> None:
    for after in (whole_terms("14", "morning", "2"), whole_terms("11", "noon", "2"), BEFORE):
        assert not takings_back(a_game(baker(offer(BEFORE)), cafe(), baker(offer(after))), BREAD)


def test_what_the_learner_asked_for_itself_is_not_held_against_the_counterpart() -> None:
    dear = whole_terms("14", "noon", "2")
    game = a_game(baker(offer(BEFORE)), cafe(offer(dear)), baker(offer(dear)))
    assert takings_back(game, BREAD) == ()


def test_taking_the_learners_offer_is_no_offer_of_its_own() -> None:
    dear = whole_terms("14", "noon", "2")
    taken = baker(Accept(dear), Summarise(dear))
    assert takings_back(a_game(baker(offer(BEFORE)), cafe(offer(dear)), taken), BREAD) == ()


def test_several_offers_at_once_take_back_only_if_each_does() -> None:
    worse, traded = whole_terms("14", "noon", "2"), whole_terms("14", "morning", "2")
    both = baker(Propose((worse, traded)))
    assert takings_back(a_game(baker(offer(BEFORE)), cafe(), both), BREAD) == ()


def test_an_offer_that_helps_neither_side_is_a_misreading() -> None:
    first, then = whole_terms("12", "noon", "2"), whole_terms("12", "noon", "1")
    swapped = replace(BREAD, roles=(BREAD.roles[0], _wanting_no_shelves()))
    game = a_game(baker(offer(first)), cafe(), baker(offer(then)))
    assert misreadings(game, swapped) == ("misreads: turn 3, better in turn 1",)
    assert takings_back(game, swapped) == ()


def _wanting_no_shelves() -> Role:
    role = BREAD.role(CAFE)
    rows = (*role.preferences.values[:2], role.preferences.values[2][::-1])
    return replace(role, preferences=replace(role.preferences, values=rows))
