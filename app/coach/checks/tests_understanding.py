"""Tests understanding: says back what was heard, so that the other side can correct it."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Summarise

CHECK = "tests-understanding"


def check(play: Play) -> Finding:
    """Met by any summary of one's own; missed when enough was told to be worth one."""
    for turn, act in play.acts_of(Summarise):
        return met(CHECK, quoted(turn, act))
    if len(play.told) < play.thresholds.facts_before_summary:
        return not_observed(CHECK)
    number = play.told[play.thresholds.facts_before_summary - 1][0]
    after = [turn for turn in play.turns if turn.number > number]
    return missed(CHECK, quoted(after[0])) if after else not_observed(CHECK)
