"""Stereotypes (counter-evidence): judges the other side by a group it belongs to."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, seen_against

CHECK = "stereotypes"


def check(play: Play) -> Finding:
    """Seen where a group stands in for the person across the table."""
    for evidence in play.seen_against("stereotypes"):
        return seen_against(CHECK, evidence)
    return not_observed(CHECK, is_counter=True)
