"""Games by simulated learners of known quality, judged: at act level, or spoken by both sides.

A spoken learner says its acts by the phrasebook, and what the ear hears of it is judged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from app.authoring.self_talk import talk
from app.coach.critique import critique
from app.coach.judgement import Critique
from app.coach.play import Play
from app.negotiation.history import History
from app.simulation.learners.registry import KINDS, MUTE
from app.simulation.self_play import play_game
from tests.builders_games import Match
from tests.builders_play import RUBRIC
from tests.golden.transcripts import Cast, table_of

LEARNERS = {**KINDS, MUTE.name: MUTE}


@dataclass(frozen=True, slots=True)
class Judged:
    """A game with its judgement."""

    match: Match
    history: History
    critique: Critique

    @property
    def levels(self) -> dict[str, int | None]:
        """Levels by characteristic."""
        return {one.characteristic: one.level for one in self.critique.judgements}

    @property
    def turns(self) -> int:
        """Count the learner's turns."""
        return len(self.history.of(self.match.role))


def judged(match: Match) -> Judged:
    """Play a match at act level and judge the learner's side."""
    learner = LEARNERS[match.learner]
    game = play_game(match.scenario, match.role, match.persona, learner, match.seed)
    return _judged(match, game.history)


def judged_in_words(match: Match) -> Judged:
    """Play a match in words on both sides and judge what was heard of the learner."""
    cast = Cast(
        match.scenario_id, match.place, match.learner, match.style, match.difficulty, match.seed
    )
    return _judged(match, talk(table_of(cast), LEARNERS[match.learner]))


def mean_levels(games: Iterable[Judged]) -> dict[str, float]:
    """Return the mean level of each characteristic over the games that have one."""
    found: dict[str, list[int]] = {one.id: [] for one in RUBRIC.characteristics}
    for game in games:
        for key, level in game.levels.items():
            found[key] += [] if level is None else [level]
    return {key: fmean(levels) for key, levels in found.items() if levels}


def share_with_levels(games: Iterable[Judged], least: int) -> float:
    """Return the share of games with at least so many levels."""
    counts = [sum(level is not None for level in game.levels.values()) for game in games]
    return fmean(count >= least for count in counts)


def _judged(match: Match, history: History) -> Judged:
    scenario = match.scenario
    own, other = scenario.role(match.role), scenario.other(match.role)
    play = Play(history, scenario, own, other, RUBRIC.thresholds)
    return Judged(match, history, critique(play, RUBRIC))
