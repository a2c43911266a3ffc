"""Brainstorms: looks for ideas that bind nobody before anything is promised."""

from app.coach.exchanges import standstills
from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted

CHECK = "brainstorms"


def check(play: Play) -> Finding:
    """Met by an idea put forward as one; missed when the talk stood still and none was."""
    for evidence in play.seen("brainstorm", "asks_for_options"):
        return met(CHECK, evidence)
    for theirs, own in standstills(play):
        return missed(CHECK, quoted(theirs), quoted(own))
    return not_observed(CHECK)
