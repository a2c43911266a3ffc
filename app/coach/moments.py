"""Which findings a learner reads about: the two moments that mattered, and keep, start, stop.

Rules: the weightiest thing to change comes first, before what could no longer be changed then; a
strength stands beside it unless another weakness weighs far more. The two differ in turn and in
theme, and what is to be kept differs in theme from what is to be started or stopped, so that no
line speaks against another; nor is anything praised in a turn that is held against the learner.
It weighs a share of them at least, so that no trifle is praised. Ties go by the order of the
rubric. What is to be started goes by what it would have done in this game: what could still have
been done then comes first, and what a move brought where it was played on adds to the weight of
the check behind it.
"""

from collections.abc import Mapping

from app.coach.advice import recommend
from app.coach.judgement import Advice, Finding, Gain, Verdict
from app.coach.play import Play
from app.coach.rubric import Rubric
from app.negotiation.acts import Act, Greet, Propose, SmallTalk, Unknown
from app.negotiation.history import Turn
from app.negotiation.protocol import Phase, state
from app.negotiation.terms import Terms

MOMENTS = 2
# Advice that stands in its words alone.
_NO_ACTS = "none"
# To leave or to say no is possible to the end.
_TO_THE_END = frozenset({_NO_ACTS, "refuse"})
# What is recommended where the first thought had just been offered.
_OFFERS = frozenset({"trade", "package", "acknowledge-and-counter"})
_INSTEAD = "hold-the-interest"


def moments(play: Play, rubric: Rubric, findings: list[Finding]) -> tuple[Advice, ...]:
    """Return at most two moments, in the order of the talk."""
    told = [f for f in findings if rubric.checks[f.check].weight > 0 and _is_worth_a_word(play, f)]
    weak = [f for f in told if f.verdict is Verdict.MISSED]
    weak.sort(key=lambda f: (not _is_open(play, rubric, f), -rubric.checks[f.check].weight))
    against = _held_against(play, findings)
    met = [f for f in _by_weight(rubric, told) if f.verdict is Verdict.MET]
    strong = [f for f in met if _turn(f) not in against]
    chosen: list[Finding] = weak[:1]
    chosen += _beside(chosen, _second(play, rubric, chosen, weak, strong), rubric)
    found = [_advice(play, rubric, finding) for finding in chosen[:MOMENTS]]
    return tuple(sorted(found, key=lambda moment: moment.turn))


def keep_start_stop(
    play: Play, rubric: Rubric, findings: list[Finding], gains: Mapping[str, Gain]
) -> tuple[Finding | None, Finding | None, Finding | None]:
    """Return what to keep, to start and to stop, none of them against another."""
    ranked = _by_weight(rubric, findings)
    missed = [f for f in ranked if f.verdict is Verdict.MISSED]
    stop = next((f for f in missed if f.is_counter), None)
    lacking = [f for f in missed if not f.is_counter]
    lacking.sort(key=lambda f: (not _is_open(play, rubric, f), -_effect(rubric, f, gains)))
    apart = [f for f in lacking if stop is None or _theme(rubric, f) != _theme(rubric, stop)]
    start = next(iter(apart or lacking), None)
    against = [finding for finding in (start, stop) if finding is not None]
    themes = {_theme(rubric, finding) for finding in against}
    heaviest = max((rubric.checks[finding.check].weight for finding in against), default=0)
    held = _held_against(play, findings)
    met = [
        f
        for f in ranked
        if f.verdict is Verdict.MET
        and _theme(rubric, f) not in themes
        and not (f.evidence and _turn(f) in held)
    ]
    least = rubric.thresholds.keep_share * heaviest
    return next((f for f in met if rubric.checks[f.check].weight >= least), None), start, stop


def _second(
    play: Play, rubric: Rubric, chosen: list[Finding], weak: list[Finding], strong: list[Finding]
) -> list[Finding]:
    """Put strengths first, but for those that the next weakness outweighs by far."""
    rest = _beside(chosen, weak[1:], rubric)
    share = play.thresholds.strength_share
    least = share * rubric.checks[rest[0].check].weight if rest and chosen else 0
    worth = [f for f in strong if rubric.checks[f.check].weight >= least]
    return [*worth, *rest] if chosen else strong


def _beside(chosen: list[Finding], among: list[Finding], rubric: Rubric) -> list[Finding]:
    """Return, one after another, those that share neither turn nor theme with one before."""
    found: list[Finding] = []
    for finding in among:
        before = [*chosen, *found]
        is_elsewhere = all(_turn(finding) != _turn(f) for f in before)
        if is_elsewhere and all(_theme(rubric, finding) != _theme(rubric, f) for f in before):
            found.append(finding)
    return found


def _by_weight(rubric: Rubric, findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: -rubric.checks[f.check].weight)


def _held_against(play: Play, findings: list[Finding]) -> set[int]:
    """Return the learner's turns that counter-evidence rests on: nothing there is praised."""
    rests_on = {e.turn for finding in findings if finding.is_counter for e in finding.evidence}
    return rests_on & {turn.number for turn in play.turns}


def _effect(rubric: Rubric, finding: Finding, gains: Mapping[str, Gain]) -> float:
    """Return the weight of a check, and what its move brought where it was played on."""
    gain = gains.get(finding.check)
    extra = gain.own / rubric.thresholds.gain_of_weight if gain else 0
    return rubric.checks[finding.check].weight + extra


def _theme(rubric: Rubric, finding: Finding) -> str:
    return rubric.checks[finding.check].theme


def _turn(finding: Finding) -> int:
    return finding.evidence[-1].turn


def _is_open(play: Play, rubric: Rubric, finding: Finding) -> bool:
    """Say whether something better could still be done then: nothing was being confirmed yet.

    To say no, or to leave, is possible to the end.
    """
    if not finding.evidence or rubric.checks[finding.check].better in _TO_THE_END:
        return True
    before = play.history.until(_turn(finding))
    return state(before, play.scenario).phase is Phase.OPEN


def _is_worth_a_word(play: Play, finding: Finding) -> bool:
    """Leave out a moment on words that were not understood or settled nothing."""
    if not finding.evidence or play.turn(_turn(finding)).role != play.learner.id:
        return False
    acts = play.turn(_turn(finding)).acts
    return any(not isinstance(act, Unknown | SmallTalk | Greet) for act in acts)


def _advice(play: Play, rubric: Rubric, finding: Finding) -> Advice:
    turn = _turn(finding)
    is_strength = finding.verdict is Verdict.MET
    name = _NO_ACTS if is_strength else rubric.checks[finding.check].better
    for wanted in (name, _INSTEAD) if name in _OFFERS else (name,):
        better = recommend(wanted, play, turn, finding.issue)
        if not _is_said(better, play.turn(turn)):
            return Advice(turn, finding, is_strength, better)
    return Advice(turn, finding, is_strength, ())


def _is_said(better: tuple[Act, ...], turn: Turn) -> bool:
    """Say whether a turn did already what is recommended, offers and more besides included."""
    offered = [terms for act in turn.acts if isinstance(act, Propose) for terms in act.offers]
    return all(act in turn.acts or _is_offered(act, offered) for act in better)


def _is_offered(act: Act, offered: list[Terms]) -> bool:
    """A part of one offer was offered with it; one of several at once is another matter."""
    if not isinstance(act, Propose) or len(act.offers) != 1:
        return isinstance(act, Propose) and set(act.offers) <= set(offered)
    return any(not act.offers[0].changed_from(terms) for terms in offered)
