"""Shares interests: tells the other side what matters on one's own side, and why."""

from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Inform, Kind

CHECK = "shares-interests"


def check(play: Play) -> Finding:
    """Met by a priority or an interest told; missed when a longer talk had neither.

    A need put with its cause beside a figure ("all the firewood, my girl has a cold") is read as
    the offer it is; the need shows in its markers.
    """
    for turn, act in play.acts_of(Inform):
        if isinstance(act, Inform) and act.kind in (Kind.PRIORITY, Kind.INTEREST):
            return met(CHECK, quoted(turn, act), issue=act.issue)
    for turn in play.turns:
        need = play.marks(turn, "self_need", "other_need")
        if need and play.marks(turn, "gives_reason") and turn.number not in play.asides:
            return met(CHECK, Evidence(turn.number, need[0].span.of(turn.text)))
    if len(play.turns) < play.thresholds.turns_to_judge:
        return not_observed(CHECK)
    return missed(CHECK, *play.first_bargaining())
