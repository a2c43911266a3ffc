"""Evasion (counter-evidence): questions of the other side passed over twice in a row."""

from itertools import pairwise

from app.coach.checks.direct_answer import is_answered, is_declined, question_pairs
from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, quoted, seen_against
from app.negotiation.acts import Ask
from app.negotiation.history import Turn

CHECK = "evasion"


def check(play: Play) -> Finding:
    """Seen when two questions running got neither an answer nor an open "I would rather not"."""
    asked = question_pairs(play)
    for (first, question), (second, again) in pairwise(asked):
        if all(_is_passed_over(play, *pair) for pair in ((first, question), (second, again))):
            return seen_against(CHECK, quoted(first), quoted(second), issue=again.issue)
    return not_observed(CHECK, is_counter=True)


def _is_passed_over(play: Play, reply: Turn, question: Ask) -> bool:
    return not is_answered(play, reply, question) and not is_declined(reply)
