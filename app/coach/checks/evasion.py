"""Evasion (counter-evidence): questions of the other side left unanswered twice in a row."""

from itertools import pairwise

from app.coach.checks.direct_answer import question_pairs
from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, quoted, seen_against
from app.negotiation.ledger import answers

CHECK = "evasion"


def check(play: Play) -> Finding:
    """Seen when two questions running got no answer."""
    asked = question_pairs(play)
    for (first, question), (second, again) in pairwise(asked):
        if not answers(first, question) and not answers(second, again):
            return seen_against(CHECK, quoted(first), quoted(second), issue=again.issue)
    return not_observed(CHECK, is_counter=True)
