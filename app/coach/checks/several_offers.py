"""Several offers at once: lets the other side choose between packages of like worth."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer

CHECK = "several-offers"


def check(play: Play) -> Finding:
    """Met by several at once, or by asking for options; missed after many single offers."""
    for offer in play.offers:
        if offer.is_one_of_several:
            return met(CHECK, quoted_offer(play, offer.turn))
    for evidence in play.seen("asks_for_options"):
        return met(CHECK, evidence)
    if len(play.offers) < play.thresholds.offers_before_several:
        return not_observed(CHECK)
    at = play.offers[play.thresholds.offers_before_several - 1]
    return missed(CHECK, quoted_offer(play, at.turn))
