"""Below the reservation value (counter-evidence): offers or signs less than the alternative."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, quoted, quoted_offer, seen_against

CHECK = "below-own-reservation"


def check(play: Play) -> Finding:
    """Seen when an offer the learner put together itself, or the deal, is worth less than leaving.

    What the other side's package fills in was not offered by the learner.
    """
    own = play.learner
    for offer in play.kept_offers:
        if (
            play.scenario.is_complete(offer.own)
            and own.preferences.utility(offer.own) < own.reservation
        ):
            return seen_against(CHECK, quoted_offer(play, offer.turn))
    if play.is_deal and own.preferences.utility(play.state.terms) < own.reservation:
        return seen_against(CHECK, quoted(play.turns[-1]))
    return not_observed(CHECK, is_counter=True)
