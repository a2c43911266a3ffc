"""Gives away the limit (counter-evidence): tells the other side where one would stop."""

from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, not_observed, seen_against

CHECK = "gives-away-limit"


def check(play: Play) -> Finding:
    """Seen when the learner names a lowest or highest they would take."""
    for turn in play.turns:
        for marker in turn.marked("reveals_limit"):
            return seen_against(CHECK, Evidence(turn.number, marker.span.of(turn.text)))
    return not_observed(CHECK, is_counter=True)
