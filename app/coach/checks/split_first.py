"""Splits first (counter-evidence): reaches for the middle before asking anything."""

from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, not_observed, seen_against
from app.negotiation.acts import Ask

CHECK = "split-first"


def check(play: Play) -> Finding:
    """Seen when "split the difference" comes before the learner's first question."""
    for turn in play.turns:
        for marker in play.marks_against(turn, "split_difference"):
            return seen_against(CHECK, Evidence(turn.number, marker.span.of(turn.text)))
        if turn.has(Ask):
            break
    return not_observed(CHECK, is_counter=True)
