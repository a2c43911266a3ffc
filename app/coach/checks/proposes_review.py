"""Proposes a review: makes room in the terms for looking again, renewing, or what may change."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer

CHECK = "proposes-review"


def check(play: Play) -> Finding:
    """Met by a review, trial or contingency; missed by a deal between sides who go on together."""
    for evidence in play.seen("review_clause"):
        return met(CHECK, evidence)
    if not (play.is_deal and play.scenario.relationship and play.offers):
        return not_observed(CHECK)
    return missed(CHECK, quoted_offer(play, play.offers[-1].turn))
