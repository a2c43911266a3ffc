"""Objective standard: points to something outside both sides that a term can be measured by."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted, quoted_offer
from app.negotiation.acts import Argue

CHECK = "objective-standard"


def check(play: Play) -> Finding:
    """Met by any such standard; missed when one stood in the brief through several offers."""
    for turn, act in play.acts_of(Argue):
        if isinstance(act, Argue) and act.standard:
            return met(CHECK, quoted(turn, act), issue=act.issue)
    for evidence in play.seen("objective_standard"):
        return met(CHECK, evidence)
    known = {reason.issue for reason in play.learner.reasons if reason.is_standard}
    claims = [offer for offer in play.kept_offers if known & set(offer.said.issues)]
    if len(claims) < play.thresholds.offers_before_standard:
        return not_observed(CHECK)
    issue = next(i for i in claims[-1].said.issues if i in known)
    return missed(CHECK, quoted_offer(play, claims[-1].turn), issue=issue)
