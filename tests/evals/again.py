"""Recorded talks heard anew with the learner's words changed; all the rest stays as recorded.

The talks are those of this project: its scripts (tests/golden) and sample talks (docs/examples).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import yaml

from app.authoring.self_talk import talk
from app.coach.critique import critique
from app.coach.judgement import Critique
from app.coach.play import Play
from app.dialogue.hearing import hear_turn
from app.dialogue.values import Words
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Phase, state
from app.negotiation.scenario import Scenario
from app.sessions.table import Table
from app.sessions.turn import answer, hear
from app.simulation.learners.registry import KINDS
from tests.builders_play import RUBRIC
from tests.golden.playing import scripts
from tests.golden.transcripts import CASTS, Cast, content, table_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Recorded:
    """A talk as it was held; `role` is the learner's; samples are said by the phrasebook."""

    id: str
    history: History
    words: Words
    role: str
    is_sample: bool = False

    @property
    def scenario(self) -> Scenario:
        """The scenario it is held at."""
        return self.words.scenario

    def critique(self) -> Critique:
        """Judge the learner's side of it as it was held."""
        return judged(self.history, self.scenario, self.role)


@cache
def recorded_talks() -> tuple[Recorded, ...]:
    """Return every script and every sample talk, held anew by the same seeds."""
    return (*_scripts(), *_samples())


def table_at(scenario_id: str, draw: int, role: str, style: str) -> Table:
    """Lay a table for a learner's role, with a counterpart of medium difficulty."""
    scenario, _ = content()[0].resolve(scenario_id, draw)
    place = [one.id for one in scenario.roles].index(role)
    return table_of(Cast(scenario_id, place, "", style, "medium", draw))


def held(table: Table, lines: tuple[str, ...]) -> History:
    """Say lines to the counterpart, which answers for itself, until they or the talk are over."""
    history = answer(table, History()).history
    for line in lines:
        history = answer(table, hear(table, history, line).history).history
        if state(history, table.scenario).phase in (Phase.DEAL, Phase.ENDED):
            break
    return history


def heard_anew(recorded: Recorded, rewrite: Callable[[Turn], str]) -> History:
    """Return the talk with each of the learner's turns said as `rewrite` has it.

    What stands before the first turn that is said otherwise was heard already.
    """
    own = recorded.history.of(recorded.role)
    first = next((turn.number for turn in own if rewrite(turn) != turn.text), None)
    if first is None:
        return recorded.history
    history = recorded.history.until(first)
    for turn in recorded.history.turns[len(history) :]:
        if turn.role == recorded.role:
            history = hear_turn(rewrite(turn), history, recorded.words, turn.role).history
        else:
            history = history.plus(turn)
    return history


def judged(history: History, scenario: Scenario, role: str) -> Critique:
    """Judge one side of a talk by the rubric of this project."""
    own, other = scenario.role(role), scenario.other(role)
    return critique(Play(history, scenario, own, other, RUBRIC.thresholds), RUBRIC)


def levels_of(critique: Critique) -> dict[str, int | None]:
    """Return the levels by characteristic."""
    return {one.characteristic: one.level for one in critique.judgements}


def verdicts_of(critique: Critique) -> dict[str, str]:
    """Return what every check found, without its quotes."""
    return {f.check: f.verdict.value for one in critique.judgements for f in one.findings}


def changed(before: dict[str, T], after: dict[str, T]) -> dict[str, tuple[T, T]]:
    """Return what differs, by key: before and after."""
    return {key: (was, after[key]) for key, was in before.items() if after[key] != was}


def _scripts() -> Iterator[Recorded]:
    for path in scripts():
        script = yaml.safe_load(path.read_text(encoding="utf-8"))
        where = (script.get("scenario", "licence-renewal"), script["seed"])
        table = table_at(*where, script["role"], script["style"])
        history = held(table, tuple(turn["learner"] for turn in script["turns"]))
        yield Recorded(path.stem, history, table.words, table.learner.id)


def _samples() -> Iterator[Recorded]:
    for cast in CASTS:
        table = table_of(cast)
        history = talk(table, KINDS[cast.learner])
        yield Recorded(cast.name, history, table.words, table.learner.id, is_sample=True)
