"""What holds for the what-if of any game, in every scenario and from either side of it."""

from functools import cache

import pytest

from app.coach.advice import ADVICE
from app.coach.play import Play
from app.dialogue.listen import listen
from app.negotiation.acts import Inform
from app.review.coach_words import CoachWords
from app.review.sentences import better_sentence
from app.review.what_if import MOVES, WhatIfWords, what_if_view
from app.sessions.rollouts import rollouts_data, rollouts_of
from app.simulation.better_moves import better_moves, marks_of
from app.simulation.playing_out import Line
from app.simulation.self_play import Game
from app.simulation.tried import Rollouts, middle
from app.simulation.whatif import GAMES, POLICY, SEEDS, is_open, what_if
from tests.builders_games import SCENARIO_IDS, Match, play, styles
from tests.builders_play import THRESHOLDS
from tests.builders_voiced import words_for
from tests.builders_what_if import COACH_WORDS_BY, WHAT_IF_WORDS_BY

LEARNERS = ("competing", "random", "integrative", "accommodating")


def matches() -> list[Match]:
    """Every scenario from either side, styles and learners by turns."""
    pairs = [(scenario, place) for scenario in SCENARIO_IDS for place in (0, 1)]
    return [
        Match(
            scenario,
            place,
            styles()[number % len(styles())],
            "medium",
            LEARNERS[number % len(LEARNERS)],
            1 + number % 3,
        )
        for number, (scenario, place) in enumerate(pairs)
    ]


@cache
def played(match: Match) -> tuple[Game, Play, Rollouts]:
    game, scenario = play(match), match.scenario
    own, other = scenario.role(match.role), scenario.other(match.role)
    a_game = Play(game.history, scenario, own, other, THRESHOLDS)
    return game, a_game, what_if(a_game, {}, match.persona, match.seed)


EVERY = pytest.mark.parametrize("match", matches(), ids=str)


@EVERY
def test_no_side_ever_comes_out_below_its_reservation_value_but_by_the_learners_own_word(
    match: Match,
) -> None:
    _, a_game, found = played(match)
    for moment in found.moments:
        for better in moment.better:
            assert all(one.own >= a_game.learner.reservation for one in better.endings)
            assert all(one.other >= a_game.counterpart.reservation for one in better.endings)
            assert middle(better).own >= middle(moment.as_played).own


@EVERY
def test_what_was_made_is_played_on_as_anybody_can_play_it_on_again(match: Match) -> None:
    _, a_game, found = played(match)
    line = Line(match.scenario, match.role, match.persona, match.seed, POLICY)
    for moment in found.moments:
        after = a_game.history.until(moment.turn + 1)
        if is_open(after, match.scenario):
            again = tuple(line.play_out(after, seed) for seed in SEEDS)
            ours = [one for one in again if one.own >= a_game.learner.reservation]
            assert len(ours) == GAMES
            assert sum(a != b for a, b in zip(again, moment.as_played.endings, strict=True)) == 0


@EVERY
def test_the_record_says_the_same_read_back(match: Match) -> None:
    found = played(match)[2]
    assert rollouts_of(rollouts_data(found)) == found


@EVERY
def test_every_move_has_a_title_and_a_sentence(match: Match) -> None:
    _, a_game, found = played(match)
    words: WhatIfWords = WHAT_IF_WORDS_BY[match.scenario.language]
    coach: CoachWords = COACH_WORDS_BY[match.scenario.language]
    view = what_if_view(found, a_game, words, coach)
    assert view.policy
    for moment in view.moments:
        assert all(move.title and move.sentence for move in moment.moves)
        assert moment.as_played.title == words.titles["as-played"]


@EVERY
def test_the_sentence_of_a_move_shows_the_markers_it_is_played_with(match: Match) -> None:
    _, a_game, _ = played(match)
    coach = COACH_WORDS_BY[match.scenario.language]
    ear = words_for(match.scenario_id, match.seed)
    for turn in a_game.turns[:3]:
        before = a_game.history.until(turn.number)
        for move in better_moves(a_game, turn) if is_open(before, match.scenario) else ():
            sentence = better_sentence(move.acts, match.scenario, a_game.learner, coach)
            if move.name == "leave" or sentence is None:
                continue
            heard = listen(sentence, before, ear, match.role)
            told = [act for act in move.acts if isinstance(act, Inform) and act.fact]
            given = set(marks_of(move.acts)) - ({"gives_reason"} if told else set())
            assert given <= {marker.name for marker in heard.markers}, sentence


def test_whatever_the_teacher_recommends_has_a_title() -> None:
    assert set(ADVICE) - {"none"} <= set(MOVES)
