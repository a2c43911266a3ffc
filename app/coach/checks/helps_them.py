"""Helps them: says of a term what it would do for the other side."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer

CHECK = "helps-them"


def check(play: Play) -> Finding:
    """Met when the learner said how a term serves them; missed after enough offers without."""
    for evidence in play.seen("helps_them"):
        return met(CHECK, evidence)
    if len(play.kept_offers) < play.thresholds.offers_to_judge:
        return not_observed(CHECK)
    return missed(CHECK, quoted_offer(play, play.kept_offers[0].turn))
