"""Learners of known quality are ranked rightly, and a normal game is judged on most of it.

Over all scenarios and both sides: who looks for trades comes before all others on joint gain and on
at least six of the eight characteristics; nobody who says little is given levels by default.
"""

from functools import cache

import pytest

from tests.builders_games import SCENARIO_IDS, Match
from tests.builders_judged import (
    LEARNERS,
    Judged,
    judged,
    judged_in_words,
    mean_levels,
    share_with_levels,
)
from tests.builders_play import RUBRIC

BEST = "integrative"
OTHERS = tuple(name for name in LEARNERS if name != BEST)
LEAST_RANKED, LEAST_JUDGED = 6, 6
NORMAL_TURNS = 8
STYLES = ("collaborating", "competing")


@cache
def games(learner: str) -> tuple[Judged, ...]:
    """One game a scenario, side and style."""
    return tuple(
        judged(Match(scenario, place, style, "medium", learner, 1))
        for scenario in SCENARIO_IDS
        for place in (0, 1)
        for style in STYLES
    )


@cache
def spoken(learner: str) -> tuple[Judged, ...]:
    """One game in words a scenario, the sides by turns."""
    return tuple(
        judged_in_words(Match(scenario, number % 2, "collaborating", "medium", learner, 1))
        for number, scenario in enumerate(SCENARIO_IDS)
    )


def joint_gain(learner: str) -> float:
    gains = [game.critique.measures.joint_gain for game in games(learner)]
    defined = [gain for gain in gains if gain is not None]
    return sum(defined) / len(defined)


@pytest.mark.parametrize("other", OTHERS)
def test_looking_for_trades_makes_the_most_joint_gain(other: str) -> None:
    assert joint_gain(BEST) > joint_gain(other)


@pytest.mark.parametrize("other", OTHERS)
def test_looking_for_trades_is_ranked_first_on_six_characteristics_or_more(other: str) -> None:
    best, theirs = mean_levels(games(BEST)), mean_levels(games(other))
    # Where the other was never judged there is nothing to compare, and it does not count.
    higher = [key for key, level in theirs.items() if best[key] > level]
    assert len(higher) >= LEAST_RANKED, (best, theirs)


@pytest.mark.parametrize("other", OTHERS)
def test_nobody_is_ranked_before_who_looks_for_trades(other: str) -> None:
    best, theirs = mean_levels(games(BEST)), mean_levels(games(other))
    assert not [key for key, level in theirs.items() if level > best[key] + 0.25], (best, theirs)


@pytest.mark.parametrize("learner", [BEST, "compromising", "competing", "mute"])
def test_a_game_of_a_normal_length_gets_six_of_eight_levels(learner: str) -> None:
    long = [g for g in games(learner) if g.turns >= NORMAL_TURNS]
    assert share_with_levels(long, LEAST_JUDGED) >= 0.9


def test_a_game_in_words_gets_six_of_eight_levels() -> None:
    assert share_with_levels(spoken(BEST), LEAST_JUDGED) == 1.0


def test_in_words_looking_for_trades_is_ranked_before_pushing() -> None:
    best, pushing = mean_levels(spoken(BEST)), mean_levels(spoken("competing"))
    higher = [key for key, level in pushing.items() if best[key] > level]
    assert len(higher) >= LEAST_RANKED, (best, pushing)


def test_every_quote_stands_verbatim_in_its_turn() -> None:
    for game in spoken(BEST):
        texts = {turn.number: turn.text for turn in game.history}
        for judgement in game.critique.judgements:
            for finding in judgement.findings:
                assert all(e.quote and e.quote in texts[e.turn] for e in finding.evidence), finding


def test_levels_stand_beside_their_checks_in_every_game() -> None:
    for game in (*games(BEST), *spoken(BEST)):
        for characteristic, judgement in zip(
            RUBRIC.characteristics, game.critique.judgements, strict=True
        ):
            assert [f.check for f in judgement.findings] == list(characteristic.checks)
            is_whole = dict(judgement.measured).get("discovered", 1.0) == 1.0
            assert (
                is_whole
                or judgement.characteristic != "open-communication"
                or (judgement.level != 5)
            )
