"""The critique: measures, levels, the two moments that mattered, and what to keep, start, stop."""

from app.coach.advice import recommend
from app.coach.checks.registry import CHECKS
from app.coach.judgement import Advice, Critique, Finding, Judgement, Measures, Verdict
from app.coach.levels import judge
from app.coach.measures import efficiency, left_well, measure, shared
from app.coach.play import Play
from app.coach.rubric import Characteristic, Rubric
from app.negotiation.acts import Act, Greet, Propose, SmallTalk, Unknown
from app.negotiation.history import Turn

_MOMENTS = 2


def critique(play: Play, rubric: Rubric) -> Critique:
    """Judge one side's play by a rubric; the same play always gives the same critique."""
    measures = measure(play)
    judgements = tuple(_judged(c, play, measures, rubric) for c in rubric.characteristics)
    findings = [finding for judgement in judgements for finding in judgement.findings]
    ranked = sorted(findings, key=lambda f: -rubric.checks[f.check].weight)
    shown = [f for f in ranked if f.verdict is Verdict.MET]
    lacking = [f for f in ranked if f.verdict is Verdict.MISSED and not f.is_counter]
    against = [f for f in ranked if f.verdict is Verdict.MISSED and f.is_counter]
    return Critique(
        measures,
        judgements,
        _moments(play, rubric, ranked),
        next(iter(shown), None),
        next(iter(lacking), None),
        next(iter(against), None),
    )


def _judged(
    characteristic: Characteristic, play: Play, measures: Measures, rubric: Rubric
) -> Judgement:
    findings = tuple(CHECKS[check](play) for check in characteristic.checks)
    values = {
        "joint_gain": measures.joint_gain,
        "left_well": left_well(play),
        "logrolled": measures.logrolled,
        "compatible_found": measures.compatible_found,
        "discovered": measures.discovered,
        "shared": shared(play),
        "efficiency": efficiency(play),
    }
    named = (values[name] for name in characteristic.measures)
    defined = tuple(max(0.0, min(1.0, value)) for value in named if value is not None)
    return judge(characteristic.id, findings, defined, rubric.level_rule)


def _moments(play: Play, rubric: Rubric, ranked: list[Finding]) -> tuple[Advice, ...]:
    """The weightiest thing to change and the weightiest strength, on different turns."""
    told = [f for f in ranked if rubric.checks[f.check].weight > 0 and _is_worth_a_word(play, f)]
    weak = [f for f in told if f.verdict is Verdict.MISSED]
    strong = [f for f in told if f.verdict is Verdict.MET]
    chosen: list[Finding] = []
    for finding in [*weak[:1], *strong, *weak[1:]]:
        is_elsewhere = all(finding.evidence[-1].turn != f.evidence[-1].turn for f in chosen)
        if len(chosen) < _MOMENTS and is_elsewhere:
            chosen.append(finding)
    moments = [_advice(play, rubric, finding) for finding in chosen]
    return tuple(sorted(moments, key=lambda moment: moment.turn))


def _is_worth_a_word(play: Play, finding: Finding) -> bool:
    """Leave out a moment on words that were not understood or settled nothing."""
    if not finding.evidence:
        return False
    acts = play.turn(finding.evidence[-1].turn).acts
    return any(not isinstance(act, Unknown | SmallTalk | Greet) for act in acts)


def _advice(play: Play, rubric: Rubric, finding: Finding) -> Advice:
    turn = finding.evidence[-1].turn
    is_strength = finding.verdict is Verdict.MET
    name = "none" if is_strength else rubric.checks[finding.check].better
    better = recommend(name, play, turn, finding.issue)
    return Advice(turn, finding, is_strength, _unless_said(better, play.turn(turn)))


def _unless_said(better: tuple[Act, ...], turn: Turn) -> tuple[Act, ...]:
    """Recommend nothing where it would be what was said."""
    offered = [act.offers for act in turn.acts if isinstance(act, Propose)]
    said = [a in turn.acts or (isinstance(a, Propose) and a.offers in offered) for a in better]
    return () if all(said) else better
