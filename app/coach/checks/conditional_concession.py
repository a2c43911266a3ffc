"""Conditional concession: gives something if it gets something."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer

CHECK = "conditional-concession"


def check(play: Play) -> Finding:
    """Met when any concession was tied to a return; missed when all were free."""
    if not play.concessions:
        return not_observed(CHECK)
    for concession in play.concessions:
        if concession.is_conditional:
            return met(CHECK, quoted_offer(play, concession.turn))
    return missed(CHECK, quoted_offer(play, play.concessions[0].turn))
