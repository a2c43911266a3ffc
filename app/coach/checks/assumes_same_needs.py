"""Assumes the same needs (counter-evidence): takes for granted that they want what one wants."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, seen_against

CHECK = "assumes-same-needs"


def check(play: Play) -> Finding:
    """Seen where the learner's own wish is put into the other side's mouth."""
    for evidence in play.seen_against("assumes_same_needs"):
        return seen_against(CHECK, evidence)
    return not_observed(CHECK, is_counter=True)
