"""Multi-issue offer: puts several issues on the table together, so that they can be traded."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer
from app.negotiation.standing import MadeOffer

CHECK = "multi-issue-offer"


def check(play: Play) -> Finding:
    """Met by an offer on enough issues at once that gives on one; missed when there was none."""
    if not play.offers:
        return not_observed(CHECK)
    wanted = min(play.thresholds.issues_in_package, len(play.scenario.issues))
    for offer in play.offers:
        if len(offer.said) >= wanted and _gives(play, offer):
            return met(CHECK, quoted_offer(play, offer.turn))
    return missed(CHECK, quoted_offer(play, play.offers[0].turn))


def _gives(play: Play, offer: MadeOffer) -> bool:
    """Tell a package from a list of demands: something in it is not one's own favourite."""
    best = play.learner.preferences.best_option
    return any(option != best(issue) for issue, option in offer.said)
