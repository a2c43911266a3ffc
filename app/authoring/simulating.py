"""Plays a scenario many times without words, with a progress bar, and shows what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from app.authoring.words import SimulateWords
from app.knowledge.scenario_faults import DrawnFile
from app.negotiation.preferences import as_points
from app.simulation.learners.registry import KINDS
from app.simulation.tally import Tally
from app.simulation.trial import (
    Flaw,
    Played,
    draws_in,
    pairings,
    play,
    rounds_for,
    tallies,
    verdicts,
)
from app.strategy.persona import Persona

DIFFICULTIES = ("medium", "hard")


@dataclass(frozen=True, slots=True)
class Trial:
    """What was played, over which draws, and how long it took (seconds)."""

    played: tuple[Played, ...]
    draws: tuple[DrawnFile, ...]
    styles: int
    seconds: float


def rounds_of(games: int, personas: Sequence[Persona]) -> int:
    """Return how many rounds come nearest to a number of games."""
    return rounds_for(games, len({persona.style for persona in personas}))


def seeds_of(rounds: int, seed: int) -> range:
    """Return the seeds whose draws are played."""
    return range(seed, seed + draws_in(rounds))


def try_out(
    draws: tuple[DrawnFile, ...], personas: Sequence[Persona], rounds: int, bar: Progress
) -> Trial:
    """Play every pairing and move the bar after each game."""
    by_difficulty = [
        {persona.style: persona for persona in personas if persona.difficulty == difficulty}
        for difficulty in DIFFICULTIES
    ]
    pairs = pairings(rounds, by_difficulty, draws[0].seed)
    scenarios = [drawn.scenario for drawn in draws]
    began = perf_counter()
    playing = bar.track(play(pairs, scenarios), total=len(pairs), description=scenarios[0].id)
    played = tuple(playing)
    return Trial(played, draws, len(by_difficulty[0]), perf_counter() - began)


def show_trial(trial: Trial, said: SimulateWords, console: Console) -> None:
    """Print the table of learners and styles, then what it means for each draw."""
    games, draws = len(trial.played), len(trial.draws)
    spread = said.spread.format(
        games=games,
        learners=len(KINDS),
        styles=trial.styles,
        difficulties=" and ".join(DIFFICULTIES),
        draws=draws,
    )
    console.print(Text(spread), soft_wrap=True, highlight=False)
    console.print(_table(tallies(trial.played), said))
    for line in _flags(trial, said):
        console.print(Text(line), soft_wrap=True, highlight=False)
    took = said.took.format(games=games, seconds=f"{trial.seconds:.1f}")
    console.print(Text(took, "dim"), soft_wrap=True, highlight=False)


def _table(means: Mapping[tuple[str, str], Tally], said: SimulateWords) -> Table:
    heads = (said.games, said.deals, said.turns, said.joint_gain, said.surplus)
    table = Table(said.learner, said.style, highlight=False)
    for head in heads:
        table.add_column(head, justify="right")
    for name in KINDS:
        for style in dict.fromkeys(style for learner, style in means if learner == name):
            mean, is_last = means[name, style], not style
            row = (name, style or said.every_style, str(mean.games), *_figures(mean, said))
            table.add_row(*row, end_section=is_last, style="bold" if is_last else None)
    return table


def _figures(mean: Tally, said: SimulateWords) -> tuple[str, str, str, str]:
    return (
        _percent(mean.deal_rate, said),
        said.nothing if mean.mean_turns is None else f"{mean.mean_turns:.1f}",
        _percent(mean.mean_joint_gain, said),
        said.nothing
        if mean.mean_learner_surplus is None
        else str(as_points(round(mean.mean_learner_surplus))),
    )


def _percent(share: float | None, said: SimulateWords) -> str:
    return said.nothing if share is None else f"{share:.0%}"


def _flags(trial: Trial, said: SimulateWords) -> list[str]:
    if not any(drawn.scenario.bargaining_set.has_zopa for drawn in trial.draws):
        return [said.no_zone]
    lines = []
    for one in verdicts(trial.played):
        form = said.trivial if one.flaw is Flaw.TRIVIAL else said.impossible
        lines.append(
            form.format(
                draw=trial.draws[one.draw].seed,
                percent=round(100 * one.joint_gain),
                deals=f"{one.deal_rate:.0%}",
            )
        )
    return lines or [said.well_made.format(draws=len(trial.draws))]
