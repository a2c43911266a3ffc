"""Better moves at the turns that mattered, played on by the same counterpart."""

from functools import cache

import pytest

from app.coach.play import Play
from app.negotiation.acts import Ask, Close, Kind
from app.simulation.better_moves import BetterMove
from app.simulation.playing_out import Ending
from app.simulation.self_play import Game
from app.simulation.tried import AS_PLAYED, Rollouts, middle
from app.simulation.whatif import (
    GAMES,
    MOST_MOMENTS,
    MOST_MOVES,
    MOST_TRIED,
    is_open,
    what_if,
)
from tests.builders import a_scenario, whole_terms
from tests.builders_games import Match, play
from tests.builders_play import THRESHOLDS, a_play, closing, me, offer, them
from tests.builders_talk import a_persona

EASY = a_persona("collaborating")
NO_ZONE = a_scenario(reservations=(9_000, 9_000))
POOR = whole_terms("10", "morning", "0")


def rolled(a_game: Play) -> Rollouts:
    return what_if(a_game, {}, EASY, 1)


def play_of(match: Match, game: Game) -> Play:
    scenario, role = match.scenario, match.role
    return Play(game.history, scenario, scenario.role(role), scenario.other(role), THRESHOLDS)


@cache
def of(match: Match) -> Rollouts:
    return what_if(play_of(match, play(match)), {}, match.persona, match.seed)


PUSHED = Match("first-bike", 0, "collaborating", "hard", "compromising", 4)


# Each kind of move in a game that was the worse for not making it.
HELPED = [
    ("ask-priority", Match("service-bundle", 0, "avoiding", "easy", "random", 4)),
    ("ask-why", Match("licence-renewal", 0, "collaborating", "medium", "random", 4)),
    ("trade", Match("first-bike", 1, "avoiding", "medium", "competing", 4)),
    ("choice", Match("service-bundle", 1, "accommodating", "hard", "avoiding", 4)),
    ("answer", Match("service-bundle", 0, "avoiding", "easy", "random", 4)),
    ("hold-the-interest", Match("service-bundle", 1, "collaborating", "hard", "accommodating", 2)),
    ("acknowledge-and-counter", Match("service-bundle", 0, "avoiding", "medium", "random", 5)),
]


@pytest.mark.parametrize(("name", "match"), HELPED)
def test_a_better_move_that_was_not_made_is_found_and_earns_more(name: str, match: Match) -> None:
    found = [
        (better, moment.as_played)
        for moment in of(match).moments
        for better in moment.better
        if better.name == name
    ]
    assert found
    for better, made in found:
        gains = [a.own - b.own for a, b in zip(better.endings, made.endings, strict=True)]
        assert sorted(gains)[len(gains) // 2] > 0


def test_in_a_game_without_room_leaving_a_poor_deal_is_the_better_move() -> None:
    low = whole_terms("12", "noon", "2")
    found = rolled(a_play(them(), *closing(low), scenario=NO_ZONE))
    (moment,) = found.moments
    (left,) = moment.better
    assert (left.name, left.acts) == ("leave", (Close(),))
    assert set(left.endings) == {Ending(9_000, 9_000, is_deal=False)}
    assert moment.as_played.endings[0].own < 9_000


def test_leaving_well_where_there_is_nothing_to_agree_on_leaves_nothing_to_say() -> None:
    left_well = a_play(
        them(), me(Ask(Kind.PRIORITY)), them(offer(POOR)), me(Close()), them(Close()),
        scenario=NO_ZONE,
    )  # fmt: skip
    assert rolled(left_well).moments == ()


def test_a_deal_in_two_turns_is_held_against_what_the_deal_came_to() -> None:
    found = rolled(a_play(*closing(POOR)))
    (moment,) = found.moments
    assert moment.turn == 2
    assert len(set(moment.as_played.endings)) == 1
    assert all(one.own > 4_000 for better in moment.better for one in better.endings)


def test_an_empty_game_has_nothing_to_try() -> None:
    assert rolled(a_play()) == Rollouts(GAMES, 0, ())
    assert rolled(a_play(them())) == Rollouts(GAMES, 0, ())
    assert rolled(a_play(them(), them(Close()))) == Rollouts(GAMES, 0, ())


def test_a_game_the_counterpart_ended_is_played_on_from_before_that() -> None:
    match = Match("first-bike", 1, "avoiding", "medium", "competing", 4)
    game = play(match)
    assert game.ended_by == match.scenario.other(match.role).id
    *_, last = of(match).moments
    assert last.as_played.deals == 0
    assert all(better.deals == GAMES for better in last.better)


def test_the_move_the_critique_recommends_is_tried_at_its_turn_under_its_own_name() -> None:
    a_game, (moment, *_) = play_of(PUSHED, play(PUSHED)), of(PUSHED).moments
    advised = BetterMove("package", moment.better[0].acts)
    found = what_if(a_game, {moment.turn: advised}, PUSHED.persona, PUSHED.seed)
    same = next(one for one in found.moments if one.turn == moment.turn)
    assert same.better[0].name == "package"
    assert same.better[0].endings == moment.better[0].endings


def test_the_turns_of_the_critique_are_tried_before_those_of_greater_regret() -> None:
    a_game = play_of(PUSHED, play(PUSHED))
    turns = [turn.number for turn in a_game.turns]
    marked = dict.fromkeys(turns[:MOST_TRIED], BetterMove("none", ()))
    found = what_if(a_game, marked, PUSHED.persona, PUSHED.seed)
    assert found.tried == MOST_TRIED
    assert {moment.turn for moment in found.moments} <= set(marked)
    assert {moment.turn for moment in of(PUSHED).moments} == {turns[-1]}


def test_the_same_play_is_played_on_in_the_same_way_again() -> None:
    match = HELPED[0][1]
    first, second = (
        what_if(play_of(match, play(match)), {}, match.persona, match.seed) for _ in range(2)
    )
    assert first == second


def test_what_was_made_is_played_on_by_the_same_seeds_whatever_it_is_held_against() -> None:
    for _, match in HELPED:
        for moment in of(match).moments:
            assert moment.as_played.name == AS_PLAYED
            assert {len(one.endings) for one in (moment.as_played, *moment.better)} == {GAMES}


def test_no_more_is_told_than_a_reader_can_take_in_and_no_kind_twice() -> None:
    for _, match in HELPED:
        found = of(match)
        names = [better.name for moment in found.moments for better in moment.better]
        assert len(found.moments) <= MOST_MOMENTS
        assert all(1 <= len(moment.better) <= MOST_MOVES for moment in found.moments)
        assert len(names) == len(set(names))
        assert [m.turn for m in found.moments] == sorted(m.turn for m in found.moments)


def test_no_better_move_is_worse_than_the_game_was_or_than_leaving() -> None:
    for _, match in HELPED:
        least = max(match.scenario.role(match.role).reservation, play(match).learner_utility)
        for moment in of(match).moments:
            assert all(middle(better).own >= least for better in moment.better)


def test_what_was_agreed_is_not_weighed_anew_when_it_is_confirmed() -> None:
    good = whole_terms("14", "morning", "4")
    a_game = a_play(them(), *closing(good))
    assert not is_open(a_game.history.until(5), a_game.scenario)
    assert rolled(a_game).tried == 1
