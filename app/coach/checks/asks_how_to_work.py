"""Asks how to work: settles with the other side how the two of them will go about it."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import SuggestProcess

CHECK = "asks-how-to-work"


def check(play: Play) -> Finding:
    """Met by asking for or proposing a way to go on; missed in a talk with room for it."""
    for turn, act in play.acts_of(SuggestProcess):
        return met(CHECK, quoted(turn, act))
    for evidence in play.seen("asks_process"):
        return met(CHECK, evidence)
    if len(play.turns) < play.thresholds.turns_for_process:
        return not_observed(CHECK)
    return missed(CHECK, *play.first_bargaining())
