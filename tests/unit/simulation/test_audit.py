"""The audit finds what a counterpart must not do, and nothing in a clean game."""

from dataclasses import replace

import pytest

from app.negotiation.acts import (
    Accept,
    Close,
    Importance,
    Inform,
    Kind,
    Propose,
    SmallTalk,
    Summarise,
)
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Phase, state
from app.negotiation.terms import Terms
from app.simulation.audit import breaches
from app.simulation.learners.registry import KINDS
from app.simulation.self_play import TURNS_OVER, Game, play_game
from tests.builders import BAKER, CAFE, a_history, whole_terms
from tests.builders_learners import BREAD, EASY_GOING, baker, cafe, offer, turns_over

GOOD, BAD = whole_terms("12", "noon", "2"), whole_terms("10", "morning", "0")
CLEAN = play_game(BREAD, CAFE, EASY_GOING, KINDS["integrative"], 1)


def a_game(*turns: Turn) -> Game:
    """The turns as a game of the café's against the baker."""
    return over(a_history(*turns))


def over(history: History) -> Game:
    now = state(history, BREAD)
    terms = now.terms if now.phase is Phase.DEAL else None
    turns = len(history.of(CAFE))
    return replace(CLEAN, history=history, state=now, turns=turns, terms=terms)


def kinds(game: Game) -> set[str]:
    found = breaches(game, BREAD, BAKER, EASY_GOING)
    return {breach.partition(":")[0] for breach in found}


def a_deal(terms: Terms) -> tuple[Turn, ...]:
    return (
        baker(SmallTalk()),
        cafe(offer(terms)),
        baker(Accept(terms), Summarise(terms)),
        cafe(Accept()),
        baker(Close(is_deal=True)),
    )


def test_a_clean_game_has_no_breach() -> None:
    assert breaches(CLEAN, BREAD, BAKER, EASY_GOING) == ()
    assert kinds(a_game(*a_deal(GOOD))) == set()


@pytest.mark.parametrize(
    "turns",
    [
        (baker(offer(BAD)), cafe(Close()), baker(Close())),
        (baker(offer(GOOD)), cafe(Close()), baker(Summarise(BAD), Close())),
        a_deal(BAD),
    ],
    ids=["offered", "restated", "taken"],
)
def test_nothing_below_the_limit_is_offered_restated_or_taken(turns: tuple[Turn, ...]) -> None:
    assert "below_reservation" in kinds(a_game(*turns))


def test_a_partial_offer_counts_as_what_it_makes_of_the_talk() -> None:
    price = whole_terms("10").only({"price"})
    rest = whole_terms("14", "morning", "0")
    turns = (baker(), cafe(offer(rest)), baker(Propose((price,))), cafe(Close()), baker(Close()))
    assert "below_reservation" in kinds(a_game(*turns))


def test_a_fact_is_told_only_once_it_is_unlocked() -> None:
    deep = BREAD.role(BAKER).disclosures[1]
    early = Inform(deep.kind, deep.issue, deep.importance, deep.id)
    wary = replace(EASY_GOING, openness=-60)
    game = a_game(baker(), cafe(), baker(early), cafe(Close()), baker(Close()))
    assert "locked_fact" in {b.partition(":")[0] for b in breaches(game, BREAD, BAKER, wary)}


def test_a_fact_of_somebody_else_is_never_told() -> None:
    foreign = Inform(Kind.PRIORITY, "price", Importance.HIGH, "cafe-delivery")
    game = a_game(baker(), cafe(), baker(foreign), cafe(Close()), baker(Close()))
    assert "locked_fact" in kinds(game)


def test_its_own_acts_are_legal() -> None:
    game = a_game(baker(), cafe(), baker(Accept()), cafe(Close()), baker(Close()))
    assert "illegal_act" in kinds(game)
    silent = a_game(baker(), cafe(), baker(SmallTalk()), cafe(Close()), baker())
    assert "illegal_act" in kinds(silent)


def test_a_game_comes_to_an_end_in_time() -> None:
    assert "illegal_ending" in kinds(a_game(*turns_over(3, SmallTalk())))
    late = turns_over(BREAD.turn_limit + TURNS_OVER + 1, Close())
    assert "illegal_ending" in kinds(a_game(*late))


def test_nothing_is_said_after_the_end_but_the_last_word() -> None:
    left = (baker(SmallTalk()), cafe(Close()), baker(Close()))
    assert "illegal_ending" not in kinds(a_game(*left))
    assert "illegal_ending" in kinds(a_game(*left, cafe(SmallTalk())))


def test_a_deal_is_confirmed_by_both() -> None:
    game = a_game(*a_deal(GOOD))
    assert "illegal_ending" not in kinds(game)
    assert "illegal_ending" in kinds(replace(game, terms=whole_terms("13")))
    partial = GOOD.only({"price"})
    assert "illegal_ending" in kinds(replace(game, terms=partial))


def test_taking_back_is_a_breach() -> None:
    better, worse = whole_terms("12", "noon", "2"), whole_terms("14", "noon", "2")
    turns = (baker(offer(better)), cafe(), baker(offer(worse)), cafe(Close()), baker(Close()))
    assert "takes_back" in kinds(a_game(*turns))
