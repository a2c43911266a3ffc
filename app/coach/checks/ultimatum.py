"""Ultimatum (counter-evidence): take it or leave it, in place of a reason."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, quoted, seen_against
from app.negotiation.acts import Propose, Threaten

CHECK = "ultimatum"


def check(play: Play) -> Finding:
    """Seen at the first last word, with its words; a threat is another check's affair."""
    for evidence in play.seen_against("ultimatum"):
        return seen_against(CHECK, evidence)
    for turn, act in play.acts_of(Propose):
        if isinstance(act, Propose) and act.is_final and not turn.has(Threaten):
            return seen_against(CHECK, quoted(turn, act))
    return not_observed(CHECK, is_counter=True)
