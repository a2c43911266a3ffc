"""Defend-attack spiral (counter-evidence): hits back, turn after turn, in place of working."""

from app.coach.checks.civil_after_refusal import is_pressing
from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, quoted, seen_against

CHECK = "defend-attack"


def check(play: Play) -> Finding:
    """Seen when enough of the learner's turns running threaten, press, attack or belittle."""
    wanted = play.thresholds.hostile_turns
    for start in range(len(play.turns) - wanted + 1):
        row = play.turns[start : start + wanted]
        if all(is_pressing(play, turn) for turn in row):
            return seen_against(CHECK, *(quoted(turn) for turn in row))
    return not_observed(CHECK, is_counter=True)
