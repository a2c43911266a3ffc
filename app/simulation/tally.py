"""What many games came to: deals, turns, joint gain, surplus of either side, claims.

A mean over nothing is None, never a default.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.negotiation.bargaining_set import joint_gain_share
from app.negotiation.scenario import Scenario
from app.simulation.learners.registry import Learner
from app.simulation.self_play import Game, play_game
from app.strategy.persona import Persona


@dataclass(frozen=True, slots=True)
class Score:
    """One game in figures; surpluses in utility points above the reservation value.

    `joint_gain` is None where there is no ZOPA, `claim` (the learner's share of both surpluses)
    where there was no deal or nothing to share.
    """

    is_deal: bool
    turns: int
    joint_gain: float | None
    learner_surplus: int
    counterpart_surplus: int
    claim: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Means over some games."""

    games: int
    deal_rate: float | None
    mean_turns: float | None
    mean_joint_gain: float | None
    mean_learner_surplus: float | None
    mean_counterpart_surplus: float | None
    mean_claim: float | None


def play_many(
    scenarios: Sequence[Scenario],
    learner_role: str,
    persona: Persona,
    learner: Learner,
    seeds: Iterable[int],
) -> Tally:
    """Play one game a seed, the scenarios in turn, and return the means."""
    scores = []
    for place, seed in enumerate(seeds):
        scenario = scenarios[place % len(scenarios)]
        scores.append(score(play_game(scenario, learner_role, persona, learner, seed), scenario))
    return tally(scores)


def score(game: Game, scenario: Scenario) -> Score:
    """Return the figures of one game."""
    own, other = scenario.role(game.learner_role), scenario.other(game.learner_role)
    index = scenario.space.index_of(game.terms) if game.terms is not None else None
    gained = game.learner_utility - own.reservation
    given = game.counterpart_utility - other.reservation
    is_shared = game.is_deal and min(gained, given) >= 0 and gained + given > 0
    return Score(
        game.is_deal,
        game.turns,
        joint_gain_share(scenario.space, scenario.bargaining_set, index),
        gained,
        given,
        gained / (gained + given) if is_shared else None,
    )


def tally(scores: Sequence[Score]) -> Tally:
    """Return the means of some games' figures."""
    return Tally(
        len(scores),
        _mean([float(one.is_deal) for one in scores]),
        _mean([float(one.turns) for one in scores]),
        _mean([one.joint_gain for one in scores if one.joint_gain is not None]),
        _mean([float(one.learner_surplus) for one in scores]),
        _mean([float(one.counterpart_surplus) for one in scores]),
        _mean([one.claim for one in scores if one.claim is not None]),
    )


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
