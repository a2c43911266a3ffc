"""The critique: measures, levels, the two moments that mattered, and what to keep, start, stop."""

from collections.abc import Mapping
from statistics import fmean
from types import MappingProxyType

from app.coach.checks.registry import CHECKS
from app.coach.judgement import Critique, Finding, Gain, Judgement, Measures, Verdict
from app.coach.levels import judge
from app.coach.measures import left_well, measure
from app.coach.moments import keep_start_stop, moments
from app.coach.play import Play
from app.coach.rubric import Characteristic, Rubric
from app.coach.shares import shares

_NONE: Mapping[str, Gain] = MappingProxyType({})


def critique(play: Play, rubric: Rubric, gains: Mapping[str, Gain] = _NONE) -> Critique:
    """Judge one side's play by a rubric; the same play always gives the same critique.

    `gains` says, by the check behind a move, what it brought where it was played on; it bears on
    what to start with and on nothing else.
    """
    measures = measure(play)
    judgements = tuple(_judged(c, play, measures, rubric) for c in rubric.characteristics)
    findings = [finding for judgement in judgements for finding in judgement.findings]
    return Critique(
        measures,
        judgements,
        moments(play, rubric, _weighing(play, measures, judgements, rubric)),
        *keep_start_stop(play, rubric, findings, gains),
    )


def _weighing(
    play: Play, measures: Measures, judgements: tuple[Judgement, ...], rubric: Rubric
) -> list[Finding]:
    """Return what is worth a moment: of a game played well to a good end, no small faults."""
    findings = [finding for judgement in judgements for finding in judgement.findings]
    by = rubric.thresholds
    levels = [judgement.level for judgement in judgements if judgement.level is not None]
    is_well_played = bool(levels) and fmean(levels) >= by.good_levels
    has_left_well = left_well(play) == 1
    is_good_end = has_left_well or (measures.joint_gain or 0) >= by.good_gain
    if not (is_well_played and is_good_end):
        return findings
    return [
        finding
        for finding in findings
        if finding.verdict is not Verdict.MISSED
        or rubric.checks[finding.check].weight >= by.good_weight
    ]


def _judged(
    characteristic: Characteristic, play: Play, measures: Measures, rubric: Rubric
) -> Judgement:
    findings = tuple(CHECKS[check](play) for check in characteristic.checks)
    measured = shares(play, measures, characteristic.measures)
    return judge(characteristic.id, findings, measured, rubric.level_rule, characteristic.top_needs)
