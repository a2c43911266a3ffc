"""The simulation of a finished session as a note: made once, kept as JSON, read back as it was.

Rules: pure; the same record makes the same bytes. A session that was played with another engine
is not played on with this one: its note says that the simulation is missing. So does a note that
cannot be read, or whose policy is not the one the words of the report describe.
"""

from collections.abc import Callable, Mapping
from typing import Any

from app.coach.critique import critique
from app.coach.play import Play
from app.coach.rubric import Rubric
from app.errors import StorageFailed
from app.sessions.act_codec import act_from_value, act_to_value
from app.sessions.records import SessionRecord, TurnRecord
from app.sessions.table import Table
from app.sessions.writing import history_of
from app.simulation.better_moves import BetterMove
from app.simulation.playing_out import Ending
from app.simulation.tried import MISSING, Rollout, Rollouts, Tried
from app.simulation.whatif import VERSION, what_if
from app.strategy.decide import ENGINE_VERSION
from app.strategy.persona import Persona

# How a play is simulated: `what_if`, or something that does it elsewhere.
WhatIf = Callable[[Play, Mapping[int, BetterMove], Persona, int], Rollouts]
_FORMAT = 1


def roll_out(
    session: SessionRecord,
    table: Table,
    turns: tuple[TurnRecord, ...],
    rubric: Rubric,
    simulate: WhatIf = what_if,
) -> Mapping[str, object]:
    """Return the data of a session's note: what better moves would have come to."""
    if session.engine_version != ENGINE_VERSION:
        return rollouts_data(MISSING)
    history, thresholds = history_of(turns), rubric.thresholds
    play = Play(history, table.scenario, table.learner, table.counterpart, thresholds)
    return rollouts_data(simulate(play, marked_turns(play, rubric), table.persona, table.seed))


def marked_turns(play: Play, rubric: Rubric) -> dict[int, BetterMove]:
    """Return the turns of the critique's moments, each with what it recommends there."""
    return {
        advice.turn: BetterMove(rubric.checks[advice.finding.check].better, advice.better)
        for advice in critique(play, rubric).moments
        if not advice.is_strength
    }


def rollouts_data(rollouts: Rollouts) -> dict[str, object]:
    """Return a simulation as JSON; an ending is [own, other, 1 for a deal]."""
    return {
        "format": _FORMAT,
        "engine": ENGINE_VERSION,
        "policy": VERSION,
        "games": rollouts.games,
        "tried": rollouts.tried,
        "is_missing": rollouts.is_missing,
        "moments": [
            {
                "turn": one.turn,
                "as_played": _tried_data(one.as_played),
                "better": [_tried_data(tried) for tried in one.better],
            }
            for one in rollouts.moments
        ],
    }


def rollouts_of(data: Mapping[str, Any]) -> Rollouts:
    """Return the simulation a note holds; `MISSING` for one that cannot be read."""
    if (data.get("format"), data.get("policy")) != (_FORMAT, VERSION):
        return MISSING
    try:
        moments = tuple(_rollout(one) for one in data["moments"])
        return Rollouts(data["games"], data["tried"], moments, data["is_missing"])
    except (KeyError, TypeError, ValueError, StorageFailed):
        return MISSING


def _tried_data(tried: Tried) -> dict[str, object]:
    endings = [[one.own, one.other, int(one.is_deal)] for one in tried.endings]
    return {
        "name": tried.name,
        "acts": [act_to_value(act) for act in tried.acts],
        "endings": endings,
    }


def _rollout(data: Mapping[str, Any]) -> Rollout:
    better = tuple(_tried(one) for one in data["better"])
    return Rollout(data["turn"], _tried(data["as_played"]), better)


def _tried(data: Mapping[str, Any]) -> Tried:
    endings = tuple(Ending(own, other, bool(deal)) for own, other, deal in data["endings"])
    return Tried(data["name"], tuple(act_from_value(act) for act in data["acts"]), endings)
