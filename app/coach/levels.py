"""Levels: fixed arithmetic from findings and measures; never a mood, never a default.

behaviour = met / (met + missed), counter-evidence counting as missed; fewer observed checks than
the rule wants gives no level. score = share x behaviour + (1 − share) x outcome, cut at fixed
points; the outcome moves the level that behaviour alone would give by at most one. The top level
is kept for those who also have the measures whole that it needs.
"""

from app.coach.judgement import Finding, Judgement, Verdict
from app.coach.thresholds import LevelRule


def judge(
    characteristic: str,
    findings: tuple[Finding, ...],
    measured: tuple[tuple[str, float], ...],
    rule: LevelRule,
    top_needs: tuple[str, ...] = (),
) -> Judgement:
    """Return a characteristic's level 1..5 (None: insufficient evidence) and its shares.

    `top_needs` names measures without which, where they are defined and not 1, there is no 5.
    """
    outcome = sum(value for _, value in measured) / len(measured) if measured else None
    seen = [finding for finding in findings if finding.verdict is not Verdict.NOT_OBSERVED]
    if len(seen) < rule.least_observed:
        return Judgement(characteristic, None, None, outcome, findings, measured)
    behaviour = sum(f.verdict is Verdict.MET for f in seen) / len(seen)
    reached = _level(behaviour, outcome, rule)
    most = _most(measured, rule, top_needs)
    level = min(reached, most)
    return Judgement(
        characteristic, level, behaviour, outcome, findings, measured, is_capped=reached > most
    )


def _level(behaviour: float, outcome: float | None, rule: LevelRule) -> int:
    alone = _cut(behaviour, rule)
    if outcome is None:
        return alone
    mixed = rule.behaviour_share * behaviour + (1 - rule.behaviour_share) * outcome
    most = rule.outcome_may_move
    return max(alone - most, min(alone + most, _cut(mixed, rule)))


def _most(measured: tuple[tuple[str, float], ...], rule: LevelRule, needs: tuple[str, ...]) -> int:
    top = 1 + len(rule.cuts)
    is_short = any(name in needs and value < 1 for name, value in measured)
    return top - 1 if is_short else top


def _cut(score: float, rule: LevelRule) -> int:
    return 1 + sum(score >= cut for cut in rule.cuts)
