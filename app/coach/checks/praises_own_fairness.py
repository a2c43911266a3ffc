"""Praises its own fairness (counter-evidence): calls its own offer fair in place of a reason."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, seen_against

CHECK = "praises-own-fairness"


def check(play: Play) -> Finding:
    """Seen where the learner calls its own offer or itself fair, generous or reasonable."""
    for evidence in play.seen_against("praises_own_fairness"):
        return seen_against(CHECK, evidence)
    return not_observed(CHECK, is_counter=True)
