"""Plays a great many games in memory and looks for breaches (`make bench`, second part).

Prints games a second, breaches by kind (0 wanted), what each kind of learner makes of each style,
and the processor time of 200 games of each scenario and of a space of a million outcomes beside
the limits the project asks of itself. Nothing here fails but a breach: the exit status is 1 then.
"""

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from dataclasses import dataclass

from app.negotiation.issue import number_range
from app.negotiation.scenario import Scenario
from app.simulation.audit import breaches
from app.simulation.learners.registry import KINDS
from app.simulation.retreats import misreadings
from app.simulation.tally import Score, score, tally
from tests.builders_games import SCENARIO_IDS, Match, play, spread, styles
from tests.builders_learners import a_bare_scenario

CHUNK = 250
GAMES_TIMED = 200


@dataclass(frozen=True, slots=True)
class Played:
    """One game of the spread: who, against which style, with what result."""

    learner: str
    style: str
    score: Score
    breaches: tuple[str, ...]
    misreadings: int


def main() -> int:
    """Play, report, and say by the exit status whether every rule held."""
    parser = argparse.ArgumentParser(description="Play many games in memory.")
    parser.add_argument("--games", type=int, default=100_000)
    games = max(1, parser.parse_args().games)
    begin = time.perf_counter()
    played = _play_all(games)
    seconds = time.perf_counter() - begin
    cores = os.cpu_count() or 1
    print(f"{games} games in {seconds:.0f} s on {cores} cores: {games / seconds:.0f} games/s")
    broken = _print_breaches(played)
    _print_table(played)
    _print_times()
    return 1 if broken else 0


def _play_all(games: int) -> list[Played]:
    chunks = [(start, min(CHUNK, games - start)) for start in range(0, games, CHUNK)]
    played: list[Played] = []
    shown = 0
    with multiprocessing.get_context("spawn").Pool() as pool:
        for part in pool.imap_unordered(_play_chunk, chunks):
            played += part
            # One line in a hundred games out of a terminal, so that a log stays readable.
            if sys.stderr.isatty() or len(played) * 10 // games > shown:
                shown = len(played) * 10 // games
                print(f"{len(played)} of {games} games", end=_line_end(), file=sys.stderr)
    print(file=sys.stderr)
    return played


def _line_end() -> str:
    return "\r" if sys.stderr.isatty() else "\n"


def _play_chunk(chunk: tuple[int, int]) -> list[Played]:
    start, count = chunk
    return [_play_one(match) for match in spread(count, start)]


def _play_one(match: Match) -> Played:
    game, scenario, persona = play(match), match.scenario, match.persona
    counterpart = scenario.other(match.role).id
    found = tuple(f"{b} ({match})" for b in breaches(game, scenario, counterpart, persona))
    missed = len(misreadings(game, scenario))
    return Played(match.learner, match.style, score(game, scenario), found, missed)


def _print_breaches(played: list[Played]) -> int:
    found = [breach for one in played for breach in one.breaches]
    kinds = Counter(breach.partition(":")[0] for breach in found)
    print(f"breaches: {len(found)} (0 wanted)", *(f"{k} {n}" for k, n in kinds.most_common()))
    for kind in kinds:
        print("  e.g.", next(breach for breach in found if breach.startswith(kind)))
    missed = sum(one.misreadings for one in played)
    print(f"offers that help neither side, next to an earlier one: {missed}")
    return len(found)


def _print_table(played: list[Played]) -> None:
    groups: dict[tuple[str, str], list[Score]] = {}
    for one in played:
        groups.setdefault((one.learner, one.style), []).append(one.score)
    print("\ndeal rate / joint gain share / own surplus (points of utility)")
    print(" " * 14, *(f"{style:>18}" for style in styles()))
    for learner in KINDS:
        cells = [_cell(groups.get((learner, style), [])) for style in styles()]
        print(f"{learner:<14}", *(f"{cell:>18}" for cell in cells))


def _cell(scores: list[Score]) -> str:
    found = tally(scores)
    if found.deal_rate is None or found.mean_learner_surplus is None:
        return "-"
    gain = "-" if found.mean_joint_gain is None else f"{found.mean_joint_gain:.2f}"
    return f"{found.deal_rate:.2f} / {gain} / {found.mean_learner_surplus:.0f}"


def _print_times() -> None:
    print()
    for scenario_id in SCENARIO_IDS:
        seconds = _seconds_of(scenario_id)
        _line(f"{GAMES_TIMED} games of {scenario_id}", seconds, "4")
    large = a_bare_scenario(tuple(number_range(f"i{n}", 1, 10, 1) for n in range(6)))
    begin = time.process_time()
    _lay_out(large)
    _line(
        f"frontier, Nash point, utilities of {len(large.space):,}", time.process_time() - begin, "1"
    )


def _seconds_of(scenario_id: str) -> float:
    """Time the first matches of the spread that play this scenario, its space being laid out."""
    matches = [
        m for m in spread(GAMES_TIMED * len(SCENARIO_IDS) * 2) if m.scenario_id == scenario_id
    ]
    chosen = matches[:GAMES_TIMED]
    for match in chosen:
        _lay_out(match.scenario)
    begin = time.process_time()
    for match in chosen:
        play(match)
    return (time.process_time() - begin) * GAMES_TIMED / len(chosen)


def _lay_out(scenario: Scenario) -> None:
    found = scenario.bargaining_set
    assert found.nash is None or found.frontier.size


def _line(name: str, seconds: float, limit: str) -> None:
    print(f"{name:<50} {seconds:8.2f} s of one core (limit {limit})")


if __name__ == "__main__":
    sys.exit(main())
