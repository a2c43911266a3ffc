"""Multi-issue offer: puts several issues on the table together, so that they can be traded."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer

CHECK = "multi-issue-offer"


def check(play: Play) -> Finding:
    """Met by an offer on enough issues at once; missed when every offer named fewer."""
    if not play.offers:
        return not_observed(CHECK)
    wanted = min(play.thresholds.issues_in_package, len(play.scenario.issues))
    for offer in play.offers:
        if len(offer.said) >= wanted:
            return met(CHECK, quoted_offer(play, offer.turn))
    return missed(CHECK, quoted_offer(play, play.offers[0].turn))
