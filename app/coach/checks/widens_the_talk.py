"""Widens the talk: brings in an issue that neither side had named yet."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Act, Ask, Inform, Propose
from app.negotiation.history import Turn

CHECK = "widens-the-talk"


def check(play: Play) -> Finding:
    """Met when the learner is first to bring in a further issue; missed in a talk on one."""
    named: set[str] = set()
    for turn in play.history:
        new = [(act, issues_of(act) - named) for act in turn.acts]
        if turn.role == play.learner.id and named:
            for act, issues in new:
                if issues:
                    return met(CHECK, quoted(turn, act), issue=min(issues))
        named |= issues_in(turn)
    if len(play.turns) < play.thresholds.turns_to_judge:
        return not_observed(CHECK)
    return missed(CHECK, quoted(play.turns[0]))


def issues_in(turn: Turn) -> set[str]:
    """Return every issue a turn speaks of."""
    return {issue for act in turn.acts for issue in issues_of(act)}


def issues_of(act: Act) -> set[str]:
    """Return the issues an act speaks of."""
    if isinstance(act, Ask | Inform):
        return {act.issue} if act.issue else set()
    if isinstance(act, Propose):
        return {issue for offer in act.offers for issue in offer.issues}
    return set()
