"""A scenario on trial: games spread over learners, styles, difficulties, sides and draws.

Each round plays every kind of learner against every style once, with one draw, one side and one
difficulty, so that a draw can be judged from a whole round of games.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.negotiation.scenario import Scenario
from app.simulation.learners.registry import KINDS, Learner
from app.simulation.self_play import play_game
from app.simulation.tally import Score, Tally, score, tally
from app.strategy.persona import Persona

MOST_DRAWS = 12
# Learners who look for no trade: where they find most of the joint gain, there is none to learn.
SHALLOW = ("random", "competing")
LOOKS_FOR_TRADES = "integrative"
TRIVIAL_FROM, LEAST_DEALS, LEAST_GAIN = 0.75, 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Pairing:
    """Who plays whom: the learner's side is the `place`-th role of the `draw`-th scenario."""

    learner: Learner
    persona: Persona
    place: int
    draw: int
    seed: int


@dataclass(frozen=True, slots=True)
class Played:
    """A pairing with what it came to."""

    pairing: Pairing
    score: Score


class Flaw(StrEnum):
    """How a draw can be wrong to practise on."""

    TRIVIAL = "trivial"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a draw, and the shares of joint gain and deals (0..1) that show it.

    They are those of the shallow learners together, or of the ones who look for trades.
    """

    flaw: Flaw
    draw: int
    joint_gain: float
    deal_rate: float


def rounds_for(games: int, styles: int) -> int:
    """Return how many rounds come nearest to some number of games, at least one."""
    return max(1, round(games / (len(KINDS) * styles)))


def pairings(
    rounds: int, personas: Sequence[Mapping[str, Persona]], seed: int
) -> tuple[Pairing, ...]:
    """Spread the games; `personas` are the styles by name, one mapping a difficulty.

    Every difficulty meets both sides before a draw comes again.
    """
    return tuple(
        Pairing(
            learner, persona, _side(number, len(personas)), _draw(number, rounds), seed + number
        )
        for number in range(rounds)
        for learner in KINDS.values()
        for persona in personas[number % len(personas)].values()
    )


def _side(number: int, difficulties: int) -> int:
    return number // difficulties % 2


def _draw(number: int, rounds: int) -> int:
    return number % min(rounds, MOST_DRAWS)


def draws_in(rounds: int) -> int:
    """Return how many draws so many rounds use."""
    return min(rounds, MOST_DRAWS)


def play(pairs: Sequence[Pairing], draws: Sequence[Scenario]) -> Iterator[Played]:
    """Play game after game, so that progress can be shown."""
    for pair in pairs:
        scenario = draws[pair.draw]
        role = scenario.roles[pair.place].id
        game = play_game(scenario, role, pair.persona, pair.learner, pair.seed)
        yield Played(pair, score(game, scenario))


def tallies(played: Sequence[Played]) -> dict[tuple[str, str], Tally]:
    """Return the means of each kind of learner against each style, and against all (style "")."""
    keys = dict.fromkeys((one.pairing.learner.name, one.pairing.persona.style) for one in played)
    by_cell = {key: tally([one.score for one in played if _cell(one) == key]) for key in keys}
    overall = {
        (name, ""): tally([one.score for one in played if one.pairing.learner.name == name])
        for name in dict.fromkeys(name for name, _ in keys)
    }
    return by_cell | overall


def verdicts(played: Sequence[Played]) -> tuple[Verdict, ...]:
    """Return the draws that are trivial or impossible; a draw without a ZOPA is neither."""
    found = []
    for draw in sorted({one.pairing.draw for one in played}):
        games = [one for one in played if one.pairing.draw == draw]
        means = _means(games, SHALLOW)
        if means is not None and means[1] >= TRIVIAL_FROM:
            found.append(Verdict(Flaw.TRIVIAL, draw, means[1], means[0]))
        means = _means(games, (LOOKS_FOR_TRADES,))
        if means is not None and (means[0] < LEAST_DEALS or means[1] < LEAST_GAIN):
            found.append(Verdict(Flaw.IMPOSSIBLE, draw, means[1], means[0]))
    return tuple(found)


def _cell(one: Played) -> tuple[str, str]:
    return one.pairing.learner.name, one.pairing.persona.style


def _means(games: Sequence[Played], names: tuple[str, ...]) -> tuple[float, float] | None:
    mean = tally([one.score for one in games if one.pairing.learner.name in names])
    if mean.deal_rate is None or mean.mean_joint_gain is None:
        return None
    return mean.deal_rate, mean.mean_joint_gain
