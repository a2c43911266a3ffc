"""Gives away the limit (counter-evidence): tells the other side where one would stop."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, seen_against

CHECK = "gives-away-limit"


def check(play: Play) -> Finding:
    """Seen when the learner names a lowest or highest they would take."""
    for evidence in play.seen_against("reveals_limit"):
        return seen_against(CHECK, evidence)
    return not_observed(CHECK, is_counter=True)
