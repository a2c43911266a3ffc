"""Shares interests: tells the other side what matters on one's own side, and why."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Inform, Kind

CHECK = "shares-interests"


def check(play: Play) -> Finding:
    """Met by a priority or an interest told; missed when a longer talk had neither."""
    for turn, act in play.acts_of(Inform):
        if isinstance(act, Inform) and act.kind in (Kind.PRIORITY, Kind.INTEREST):
            return met(CHECK, quoted(turn, act), issue=act.issue)
    if len(play.turns) < play.thresholds.turns_to_judge:
        return not_observed(CHECK)
    return missed(CHECK, *play.first_bargaining())
