"""Looks before leaving: finds out about the other side before it ends the talk."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted

CHECK = "looks-before-leaving"


def check(play: Play) -> Finding:
    """Met when a question had brought out a fact before the learner left; missed without one."""
    if not play.is_ended or play.state.ended_by != play.learner.id:
        return not_observed(CHECK)
    if play.learned_by_asking:
        return met(CHECK, quoted(*play.learned_by_asking[-1]))
    return missed(CHECK, quoted(play.turns[-1]))
