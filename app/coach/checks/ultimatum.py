"""Ultimatum (counter-evidence): take it or leave it, or a threat, in place of a reason."""

from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, not_observed, quoted, seen_against
from app.negotiation.acts import Threaten

CHECK = "ultimatum"


def check(play: Play) -> Finding:
    """Seen at the first ultimatum or threat, with its words."""
    for turn in play.turns:
        for marker in turn.marked("ultimatum"):
            return seen_against(CHECK, Evidence(turn.number, marker.span.of(turn.text)))
        for act in turn.acts:
            if isinstance(act, Threaten):
                return seen_against(CHECK, quoted(turn, act))
    return not_observed(CHECK, is_counter=True)
