"""Joint framing with a proposal: speaks of both sides as one and puts something behind it."""

from app.coach.exchanges import replies
from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer

CHECK = "joint-framing-with-proposal"


def check(play: Play) -> Finding:
    """Met when "for both of us" comes with an offer or is followed by one; else missed in time."""
    offering = {offer.turn for offer in play.kept_offers}
    for turn in play.turns:
        near = (turn, *replies(play, turn.number, play.thresholds.chain_turns - 1))
        offered = next((t.number for t in near if t.number in offering), None)
        for mark in play.marks(turn, "joint_framing"):
            if offered is not None:
                said = Evidence(turn.number, mark.span.of(turn.text))
                return met(CHECK, said, quoted_offer(play, offered))
    if len(play.kept_offers) < play.thresholds.offers_to_judge:
        return not_observed(CHECK)
    return missed(CHECK, quoted_offer(play, play.kept_offers[0].turn))
