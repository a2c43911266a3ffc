"""Holds the interest: moves on other issues and keeps what matters most to one's own side."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer

CHECK = "holds-the-interest"


def check(play: Play) -> Finding:
    """Met when, after moving, the weightiest issue still has most of its value; else missed.

    The price (the finest-stepped issue) is left out: everybody holds on to that.
    """
    if not play.concessions or len(play.whole_offers) < _TWO:
        return not_observed(CHECK)
    own = play.learner.preferences
    weights = [(own.weight(issue.id), issue.id) for issue in play.scenario.others]
    if not weights:
        return not_observed(CHECK)
    issue = max(weights)[1]
    last = play.whole_offers[-1]
    most = own.points(issue, own.best_option(issue))
    kept = own.points(issue, last.terms.get(issue) or own.best_option(issue))
    verdict = met if kept >= play.thresholds.interest_held * most else missed
    return verdict(CHECK, quoted_offer(play, last.turn), issue=issue)


_TWO = 2
