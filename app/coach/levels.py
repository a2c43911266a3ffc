"""Levels: fixed arithmetic from findings and measures; never a mood, never a default.

behaviour = met / (met + missed), counter-evidence counting as missed; fewer observed checks than
the rule wants gives no level. score = share x behaviour + (1 − share) x outcome, cut at fixed
points; the outcome moves the level that behaviour alone would give by at most one.
"""

from app.coach.judgement import Finding, Judgement, Verdict
from app.coach.thresholds import LevelRule


def judge(
    characteristic: str,
    findings: tuple[Finding, ...],
    outcomes: tuple[float, ...],
    rule: LevelRule,
) -> Judgement:
    """Return a characteristic's level 1..5 (None: insufficient evidence) and its shares."""
    outcome = sum(outcomes) / len(outcomes) if outcomes else None
    seen = [finding for finding in findings if finding.verdict is not Verdict.NOT_OBSERVED]
    if len(seen) < rule.least_observed:
        return Judgement(characteristic, None, None, outcome, findings)
    behaviour = sum(f.verdict is Verdict.MET for f in seen) / len(seen)
    level = _cut(behaviour, rule)
    if outcome is not None:
        mixed = rule.behaviour_share * behaviour + (1 - rule.behaviour_share) * outcome
        most = rule.outcome_may_move
        level = max(level - most, min(level + most, _cut(mixed, rule)))
    return Judgement(characteristic, level, behaviour, outcome, findings)


def _cut(score: float, rule: LevelRule) -> int:
    return 1 + sum(score >= cut for cut in rule.cuts)
