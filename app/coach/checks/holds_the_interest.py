"""Holds the interest: moves on other issues and keeps what matters most to one's own side."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer

CHECK = "holds-the-interest"


def check(play: Play) -> Finding:
    """Met when, after moving, the weightiest issue still has most of its value; else missed.

    The finest-stepped issue, mostly a price, is left out: everybody holds on to that. What the
    other side's package fills in was neither held nor given by the learner.
    """
    if not play.concessions:
        return not_observed(CHECK)
    own = play.learner.preferences
    weights = [(own.weight(issue.id), issue.id) for issue in play.scenario.others]
    issue = max(weights)[1] if weights else None
    named = [offer for offer in play.kept_offers if issue in offer.said]
    if issue is None or not named:
        return not_observed(CHECK)
    kept = own.points(issue, named[-1].said.get(issue) or own.best_option(issue))
    most = own.points(issue, own.best_option(issue))
    verdict = met if kept >= play.thresholds.interest_held * most else missed
    return verdict(CHECK, quoted_offer(play, named[-1].turn), issue=issue)
