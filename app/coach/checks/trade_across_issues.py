"""Trade across issues: ties a give on one issue to a get on another."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer
from app.negotiation.standing import MadeOffer

CHECK = "trade-across-issues"


def check(play: Play) -> Finding:
    """Met by a conditional or what-if offer on two issues or more; missed with none."""
    if not play.offers:
        return not_observed(CHECK)
    for offer in play.offers:
        if len(offer.said) > 1 and _is_tied(play, offer):
            return met(CHECK, quoted_offer(play, offer.turn))
    return missed(CHECK, quoted_offer(play, play.offers[0].turn))


def _is_tied(play: Play, offer: MadeOffer) -> bool:
    return offer.is_conditional or bool(play.marks(play.turn(offer.turn), "what_if"))
