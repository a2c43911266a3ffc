"""Reasoned concession: says why it moves, so that a move does not read as weakness."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted, quoted_offer
from app.negotiation.acts import Argue

CHECK = "reasoned-concession"
_REASONS = ("gives_reason", "objective_standard", "helps_them")


def check(play: Play) -> Finding:
    """Met when a concession came with a reason; missed when none did."""
    if not play.concessions:
        return not_observed(CHECK)
    for concession in play.concessions:
        turn = play.turn(concession.turn)
        if turn.has(Argue) or play.marks(turn, *_REASONS):
            return met(CHECK, quoted(turn))
    return missed(CHECK, quoted_offer(play, play.concessions[0].turn))
