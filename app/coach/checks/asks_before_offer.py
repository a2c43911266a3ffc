"""Asks before it offers: a question about needs comes before the first offer."""

from app.coach.exchanges import question
from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted, quoted_offer

CHECK = "asks-before-offer"


def check(play: Play) -> Finding:
    """Met when why, or what matters, was asked first; missed when the first offer came before."""
    first = play.offers[0].turn if play.offers else play.history.next_number
    for turn in play.turns:
        asked = question(play, turn)
        if asked is not None and turn.number < first:
            return met(CHECK, quoted(turn, asked))
    return missed(CHECK, quoted_offer(play, first)) if play.offers else not_observed(CHECK)
