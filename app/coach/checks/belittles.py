"""Belittles (counter-evidence): makes little of what the other side needs or has offered."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, seen_against

CHECK = "belittles"


def check(play: Play) -> Finding:
    """Seen where a need or an offer of theirs is ridiculed or talked down."""
    for evidence in play.seen_against("belittles", "uv_part"):
        return seen_against(CHECK, evidence)
    return not_observed(CHECK, is_counter=True)
