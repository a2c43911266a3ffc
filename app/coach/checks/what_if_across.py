"""What-if across issues: tries out a combination of several issues without being bound by it."""

from app.coach.checks.widens_the_talk import issues_in
from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer

CHECK = "what-if-across"


def check(play: Play) -> Finding:
    """Met by a "what if" that names more than one issue; missed after many offers without."""
    for turn in play.turns:
        for mark in play.marks(turn, "what_if"):
            if len(issues_in(turn)) > 1:
                return met(CHECK, Evidence(turn.number, mark.span.of(turn.text)))
    if len(play.offers) < play.thresholds.offers_before_what_if:
        return not_observed(CHECK)
    at = play.offers[play.thresholds.offers_before_what_if - 1]
    return missed(CHECK, quoted_offer(play, at.turn))
