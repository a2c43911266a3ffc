"""Progress over judged sessions, and what to practise next. Pure arithmetic on kept levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.coach.rubric import Rubric
from app.review.debrief import Debrief
from app.review.further import PracticeTask, ProgressLine, ProgressView
from app.review.teaching import Teaching

_FULL = 5


@dataclass(frozen=True, slots=True)
class JudgedSession:
    """What is kept of a judged session: levels by characteristic, joint gain 0..1, when it was.

    `scenario` is the library's id; `at` is ISO 8601. A level None is insufficient evidence.
    """

    session: str
    scenario: str
    levels: tuple[tuple[str, int | None], ...]
    joint_gain: float | None
    at: str


def judged_session(debrief: Debrief, scenario_id: str, at: str) -> JudgedSession:
    """Return what a debrief leaves for progress."""
    levels = tuple((view.id, view.judgement.level) for view in debrief.characteristics)
    return JudgedSession(debrief.session, scenario_id, levels, debrief.measures.joint_gain, at)


def progress(sessions: Sequence[JudgedSession], teaching: Teaching) -> ProgressView:
    """Return each characteristic's levels over sessions, which come oldest first, and its lift.

    The lift is the latest level less the first one; None with fewer than two levels.
    """
    found = _levels(sessions, teaching.rubric)
    titles = {one.id: one.title for one in teaching.rubric.characteristics}
    lines = tuple(ProgressLine(key, titles[key], row, _lift(row)) for key, row in found.items())
    return ProgressView(len(sessions), lines)


def practice_task(sessions: Sequence[JudgedSession], teaching: Teaching) -> PracticeTask | None:
    """Return the task for the weakest characteristic; None where nothing was judged yet.

    Weakest is the lowest latest level, of equals the lower mean over all sessions, then the
    rubric's order. What there was too little evidence for comes next once all the rest is at 5.
    """
    key = _weakest(_levels(sessions, teaching.rubric)) if sessions else None
    if key is None:
        return None
    titles = {one.id: one.title for one in teaching.rubric.characteristics}
    task = teaching.lessons.tasks[key]
    scenario = _next_scenario(task.scenarios, sessions)
    return PracticeTask(key, titles[key], task.text, scenario, teaching.scenario_titles[scenario])


def _levels(
    sessions: Sequence[JudgedSession], rubric: Rubric
) -> Mapping[str, tuple[int | None, ...]]:
    ordered = [dict(one.levels) for one in sessions]
    return {c.id: tuple(row.get(c.id) for row in ordered) for c in rubric.characteristics}


def _lift(row: tuple[int | None, ...]) -> int | None:
    known = [level for level in row if level is not None]
    return known[-1] - known[0] if len(known) > 1 else None


def _weakest(rows: Mapping[str, tuple[int | None, ...]]) -> str | None:
    known = {key: [lv for lv in row if lv is not None] for key, row in rows.items()}
    below = [key for key, found in known.items() if found and found[-1] < _FULL]
    if below:
        return min(below, key=lambda key: (known[key][-1], sum(known[key]) / len(known[key])))
    return next((key for key, found in known.items() if not found), None)


def _next_scenario(among: tuple[str, ...], sessions: Sequence[JudgedSession]) -> str:
    """Return the first scenario not played yet, else the first that was not played last."""
    last = sessions[-1].scenario
    played = {one.scenario for one in sessions}
    fresh = [scenario for scenario in among if scenario not in played]
    return next(iter([*fresh, *(s for s in among if s != last)]))
