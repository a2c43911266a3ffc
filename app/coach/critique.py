"""The critique: measures, levels, the two moments that mattered, and what to keep, start, stop."""

from app.coach.checks.registry import CHECKS
from app.coach.judgement import Critique, Judgement, Measures
from app.coach.levels import judge
from app.coach.measures import measure
from app.coach.moments import keep_start_stop, moments
from app.coach.play import Play
from app.coach.rubric import Characteristic, Rubric
from app.coach.shares import shares


def critique(play: Play, rubric: Rubric) -> Critique:
    """Judge one side's play by a rubric; the same play always gives the same critique."""
    measures = measure(play)
    judgements = tuple(_judged(c, play, measures, rubric) for c in rubric.characteristics)
    findings = [finding for judgement in judgements for finding in judgement.findings]
    return Critique(
        measures,
        judgements,
        moments(play, rubric, findings),
        *keep_start_stop(rubric, findings),
    )


def _judged(
    characteristic: Characteristic, play: Play, measures: Measures, rubric: Rubric
) -> Judgement:
    findings = tuple(CHECKS[check](play) for check in characteristic.checks)
    measured = shares(play, measures, characteristic.measures)
    return judge(characteristic.id, findings, measured, rubric.level_rule, characteristic.top_needs)
