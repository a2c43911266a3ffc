"""The five C's: clarity, credibility, compromise, collaboration, commitment, line by line.

A line is a check of the rubric or a look of this file; None is no occasion. No new judgement is
made: what a level rests on is seen here from another side.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.coach.judgement import Finding, Verdict
from app.coach.plan_and_play import own_wholes
from app.coach.play import Play
from app.coach.preparation import Look
from app.negotiation.acts import Argue, Inform, Kind, Propose, Reject, Summarise, Unknown

FIVE_CS: Mapping[str, tuple[str, ...]] = {
    "clarity": ("prepared", "restated", "clear-numbers"),
    "credibility": ("backed-claims", "objective-standard", "contradicts-claim"),
    "compromise": ("conditional-concession", "inside-limits", "two-unilateral"),
    "collaboration": ("information-pair", "shares-and-asks", "multi-issue-offer"),
    "commitment": ("follow-through", "proposes-review"),
}
_GOALS = ("ranking", "reservation", "target")
_BLURRED = ("two_values", "between_steps", "outside_range", "hint", "which_issue")
_NEEDS = (Kind.PRIORITY, Kind.INTEREST, Kind.CONSTRAINT)


@dataclass(frozen=True, slots=True)
class CLine:
    """One line of a C; `is_check` says that it is a check of the rubric and has its words there."""

    key: str
    is_met: bool | None
    is_check: bool


def five_cs(
    play: Play, findings: Mapping[str, Finding], prepared: Sequence[Look]
) -> Mapping[str, tuple[CLine, ...]]:
    """Return each C's lines; `findings` are the critique's by check, `prepared` the sheet's."""
    return {
        c: tuple(_line(key, play, findings, prepared) for key in keys)
        for c, keys in FIVE_CS.items()
    }


def _line(key: str, play: Play, findings: Mapping[str, Finding], prepared: Sequence[Look]) -> CLine:
    if key == "prepared":
        return CLine(key, _is_prepared(prepared), is_check=False)
    if key in LOOKS:
        return CLine(key, LOOKS[key](play), is_check=False)
    verdict = findings[key].verdict
    is_met = None if verdict is Verdict.NOT_OBSERVED else verdict is Verdict.MET
    return CLine(key, is_met, is_check=True)


def _is_prepared(looks: Sequence[Look]) -> bool | None:
    """Say whether order, limit and target were written down and hold."""
    goals = [look.is_met for look in looks if look.key in _GOALS]
    return all(goals) if any(is_met is not None for is_met in goals) else None


def _has_restated(play: Play) -> bool | None:
    """Say whether the learner itself once put the whole of it into words."""
    summed = [act.terms for _, act in play.acts_of(Summarise) if isinstance(act, Summarise)]
    whole = [*summed, *(offer.said for offer in play.offers)]
    if any(play.scenario.is_complete(terms) for terms in whole):
        return True
    return False if play.is_deal else None


def _has_clear_numbers(play: Play) -> bool | None:
    doubts = [act.doubt for _, act in play.acts_of(Unknown) if isinstance(act, Unknown)]
    if any(doubt in _BLURRED for doubt in doubts):
        return False
    return True if play.offers else None


def _has_backed_claims(play: Play) -> bool | None:
    """Say whether any position came with a reason or a standard."""
    stood = [t for t in play.turns if t.has(Propose, Reject, Inform)]
    if any(play.marks(t, "gives_reason", "objective_standard") for t in stood) or any(
        True for _ in play.acts_of(Argue)
    ):
        return True
    return False if any(turn.has(Propose, Reject) for turn in play.turns) else None


def _is_inside_limits(play: Play) -> bool | None:
    """Look at what the learner put forward as a whole, and at the deal it took."""
    worths = [play.learner.preferences.utility(terms) for terms in own_wholes(play)]
    return min(worths) >= play.learner.reservation if worths else None


def _has_paired_information(play: Play) -> bool | None:
    """Say whether both sides told something of their needs."""
    has_told = any(
        isinstance(act, Inform) and act.kind in _NEEDS for _, act in play.acts_of(Inform)
    )
    if has_told and play.told:
        return True
    return False if len(play.turns) >= play.thresholds.turns_to_judge else None


def _has_followed_through(play: Play) -> bool | None:
    """Say whether the learner said who does what by when; without a deal there is no need."""
    if any(turn.marked("follow_through") for turn in play.turns):
        return True
    return False if play.is_deal else None


LOOKS: Mapping[str, Callable[[Play], bool | None]] = {
    "restated": _has_restated,
    "clear-numbers": _has_clear_numbers,
    "backed-claims": _has_backed_claims,
    "inside-limits": _is_inside_limits,
    "information-pair": _has_paired_information,
    "follow-through": _has_followed_through,
}
OWN_LINES = ("prepared", *LOOKS)
