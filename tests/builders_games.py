"""Games to play in great numbers: every scenario, style, difficulty, learner and role, by seed.

What there is to play is found in `knowledge/`, so a new scenario or style is played from the day
its file arrives. `spread(count)` is the even spread; `duel(...)` sets learners side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from app.knowledge.placed import read_placed
from app.knowledge.scenarios import Library
from app.knowledge.styles import load_styles
from app.negotiation.bargaining_set import logrolling_issues
from app.negotiation.draw import draw
from app.negotiation.scenario import Scenario
from app.simulation.learners.registry import KINDS, Learner
from app.simulation.self_play import Game, play_game
from app.simulation.tally import Score, score
from app.strategy.persona import Persona

_KNOWLEDGE = Path(__file__).resolve().parents[1] / "knowledge"
_SCENARIOS = {path.stem: path for path in sorted((_KNOWLEDGE / "scenarios").glob("*.yaml"))}
_STYLES_FILE = _KNOWLEDGE / "styles.yaml"
_SEEDS_A_BLOCK = 5

SCENARIO_IDS = tuple(_SCENARIOS)


@dataclass(frozen=True, slots=True)
class Match:
    """Who plays what against whom; `place` is 0 or 1: which role the learner takes."""

    scenario_id: str
    place: int
    style: str
    difficulty: str
    learner: str
    seed: int

    @property
    def scenario(self) -> Scenario:
        """The scenario drawn by the seed."""
        return scenario_of(self.scenario_id, self.seed)

    @property
    def role(self) -> str:
        """The learner's role."""
        return self.scenario.roles[self.place].id

    @property
    def persona(self) -> Persona:
        """The counterpart's persona."""
        return persona_of(self.style, self.difficulty)


def play(match: Match) -> Game:
    """Play a match."""
    learner = KINDS[match.learner]
    return play_game(match.scenario, match.role, match.persona, learner, match.seed)


def spread(count: int, start: int = 0) -> Iterator[Match]:
    """Yield matches number `start` up to `start + count` of the even spread over everything."""
    every = combinations()
    for number in range(start, start + count):
        block, place = divmod(number, len(every))
        seed = 1 + _SEEDS_A_BLOCK * block + draw(number, 0, "seed") % _SEEDS_A_BLOCK
        yield Match(*every[place], seed)


@cache
def combinations() -> tuple[tuple[str, int, str, str, str], ...]:
    """Every scenario, place, style, difficulty and learner, in a mixed order."""
    every = list(product(SCENARIO_IDS, (0, 1), styles(), difficulties(), KINDS))
    order = sorted(range(len(every)), key=lambda number: draw(number, 0, "order"))
    return tuple(every[number] for number in order)


@cache
def styles() -> tuple[str, ...]:
    """The styles there are."""
    return tuple(read_placed(_STYLES_FILE, "styles.yaml").value["styles"].value)


@cache
def difficulties() -> tuple[str, ...]:
    """The difficulties there are."""
    return tuple(read_placed(_STYLES_FILE, "styles.yaml").value["difficulties"].value)


@cache
def persona_of(style: str, difficulty: str) -> Persona:
    """A persona as the styles file has it."""
    return load_styles(_STYLES_FILE).persona(style, difficulty)


@lru_cache(maxsize=256)
def scenario_of(scenario_id: str, seed: int) -> Scenario:
    """A scenario as a seed draws it."""
    return _library(scenario_id).resolve(scenario_id, seed)[0]


@cache
def _library(scenario_id: str) -> Library:
    path = _SCENARIOS[scenario_id]
    return Library({scenario_id: (path.name, read_placed(path, path.name))})


@cache
def with_zopa() -> tuple[str, ...]:
    """The scenarios in which there is something to agree on."""
    return tuple(i for i in SCENARIO_IDS if scenario_of(i, 1).bargaining_set.has_zopa)


@cache
def without_zopa() -> tuple[str, ...]:
    """The scenarios in which leaving is the best there is."""
    return tuple(i for i in SCENARIO_IDS if i not in with_zopa())


@cache
def with_trades() -> tuple[str, ...]:
    """The scenarios with a ZOPA and issues worth trading against each other."""
    return tuple(i for i in with_zopa() if _logrolls(scenario_of(i, 1)))


def _logrolls(scenario: Scenario) -> bool:
    first, second = scenario.roles
    return bool(logrolling_issues(first.preferences, second.preferences))


def duel(
    match: tuple[str, Learner, str, str], seeds: range, *, is_both_roles: bool
) -> tuple[Score, ...]:
    """Scores of (scenario, learner, style, difficulty), one a seed, or two: one for each role.

    With one a seed the learner takes the roles by turns.
    """
    scenario_id, learner, style, difficulty = match
    persona = persona_of(style, difficulty)
    scores = []
    for seed in seeds:
        scenario = scenario_of(scenario_id, seed)
        for place in (0, 1) if is_both_roles else (seed % 2,):
            role = scenario.roles[place].id
            scores.append(score(play_game(scenario, role, persona, learner, seed), scenario))
    return tuple(scores)
