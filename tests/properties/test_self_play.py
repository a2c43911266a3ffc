"""What holds over many whole games: no rule is broken, and good negotiating pays."""

from collections import Counter
from functools import cache

import pytest

from app.negotiation.acts import Accept, Act, SmallTalk
from app.negotiation.protocol import Phase
from app.negotiation.scenario import Scenario
from app.simulation.audit import breaches
from app.simulation.learners.registry import KINDS, MUTE, Learner
from app.simulation.learners.view import View
from app.simulation.self_play import play_game
from app.simulation.tally import Score, Tally, tally
from tests.builders import a_scenario
from tests.builders_games import (
    SCENARIO_IDS,
    combinations,
    duel,
    persona_of,
    play,
    scenario_of,
    spread,
    with_trades,
    with_zopa,
    without_zopa,
)

GAMES = 1_000
SEEDS = range(1, 21)
CLEARLY = 0.05
# With this share of the joint gain there is nothing left to beat another by.
ALL = 0.995
LEARNERS = {**KINDS, "mute": MUTE}


def test_a_thousand_games_break_no_rule() -> None:
    found: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for match in spread(GAMES):
        counterpart = match.scenario.roles[1 - match.place].id
        for breach in breaches(play(match), match.scenario, counterpart, match.persona):
            kind = breach.partition(":")[0]
            found[kind] += 1
            examples.setdefault(kind, f"{match}: {breach}")
    assert not found, f"{dict(found)} in {GAMES} games, as {examples}"


def test_the_thousand_games_are_spread_over_all_there_is() -> None:
    matches = list(spread(GAMES))
    for place, values in enumerate(zip(*combinations(), strict=True)):
        names = ("scenario_id", "place", "style", "difficulty", "learner")
        seen = Counter(getattr(match, names[place]) for match in matches)
        assert set(seen) == set(values)
        assert min(seen.values()) >= 0.7 * max(seen.values())
    assert len({match.seed for match in matches}) >= 5


def test_the_same_game_played_twice_is_the_same_game() -> None:
    for match in spread(20):
        assert play(match) == play(match)


@cache
def both_roles(scenario_id: str, learner: str) -> tuple[Score, ...]:
    match = (scenario_id, LEARNERS[learner], "collaborating", "medium")
    return duel(match, SEEDS, is_both_roles=True)


def by_turns(scenario_id: str, learner: str, style: str, difficulty: str) -> Tally:
    match = (scenario_id, LEARNERS[learner], style, difficulty)
    return tally(duel(match, SEEDS, is_both_roles=False))


def joint_gains(scenario_id: str, learner: str) -> list[float]:
    """The joint gain of each seed, the mean of the games in both roles."""
    found = [one.joint_gain or 0.0 for one in both_roles(scenario_id, learner)]
    return [sum(pair) / 2 for pair in zip(found[::2], found[1::2], strict=True)]


@pytest.mark.parametrize("weaker", ["competing", "random"])
@pytest.mark.parametrize("scenario_id", with_trades())
def test_integrating_makes_more_joint_gain_on_nine_seeds_of_ten(
    scenario_id: str, weaker: str
) -> None:
    ours, theirs = (joint_gains(scenario_id, name) for name in ("integrative", weaker))
    beaten = sum(one > min(two, ALL) for one, two in zip(ours, theirs, strict=True))
    assert beaten >= 0.9 * len(SEEDS), f"{beaten} of {len(SEEDS)}: {ours}, {theirs}"
    assert sum(ours) >= sum(theirs) + 0.2 * len(SEEDS)


@pytest.mark.parametrize("scenario_id", with_trades())
def test_giving_in_earns_the_learner_less_than_integrating(scenario_id: str) -> None:
    given_in = by_turns(scenario_id, "accommodating", "collaborating", "medium")
    integrated = tally(both_roles(scenario_id, "integrative"))
    assert given_in.mean_learner_surplus is not None
    assert integrated.mean_learner_surplus is not None
    assert given_in.mean_learner_surplus < integrated.mean_learner_surplus


@pytest.mark.parametrize("scenario_id", with_zopa())
def test_integrating_with_a_collaborating_counterpart_nearly_always_ends_in_a_deal(
    scenario_id: str,
) -> None:
    found = tally(both_roles(scenario_id, "integrative"))
    assert found.deal_rate is not None
    assert found.deal_rate >= 0.95


@pytest.mark.parametrize("scenario_id", with_trades())
def test_a_hard_competitor_makes_joint_gain_only_with_those_who_ask_and_tell(
    scenario_id: str,
) -> None:
    asking, mute = (by_turns(scenario_id, n, "competing", "hard") for n in ("integrative", "mute"))
    assert asking.mean_joint_gain is not None
    assert mute.mean_joint_gain is not None
    assert asking.mean_joint_gain >= mute.mean_joint_gain + CLEARLY


def no_zones() -> list[Scenario]:
    """A small game without a ZOPA, and every draw of the scenarios that have none."""
    found = [a_scenario(reservations=(9_000, 9_000))]
    return found + [scenario_of(i, seed) for i in without_zopa() for seed in SEEDS]


def test_a_scenario_meant_to_have_no_zone_has_none() -> None:
    assert {"no-zone"} & set(SCENARIO_IDS) <= set(without_zopa())
    assert not any(scenario.bargaining_set.has_zopa for scenario in no_zones())


@pytest.mark.parametrize("style", ["collaborating", "competing"])
def test_where_there_is_no_zone_nothing_scores_better_than_walking_away(style: str) -> None:
    persona, yielding_deals = persona_of(style, "medium"), 0
    for seed, scenario in enumerate(no_zones()):
        role = scenario.roles[seed % 2]
        for learner in KINDS.values():
            game = play_game(scenario, role.id, persona, learner, seed)
            assert not game.is_deal
            assert game.learner_utility == role.reservation
        yielded = play_game(scenario, role.id, persona, YIELDING, seed)
        yielding_deals += yielded.is_deal
        assert not yielded.is_deal or yielded.learner_utility < role.reservation
    assert yielding_deals, "somebody has to make the bad deal for this to say anything"


def takes_anything(view: View) -> tuple[Act, ...]:
    if view.state.phase is Phase.AGREEING:
        return (Accept(),)
    return (Accept(view.theirs[0].terms),) if view.theirs else (SmallTalk(),)


YIELDING = Learner("yielding", takes_anything)
