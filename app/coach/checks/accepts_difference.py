"""Accepts a difference: treats it as legitimate that the other side wants something else."""

from app.coach.exchanges import replies
from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Accept, Acknowledge, Close, Importance

CHECK = "accepts-difference"


def check(play: Play) -> Finding:
    """Met by saying so, or by naming their different priority without a no; else missed in time."""
    for evidence in play.seen("accepts_difference"):
        return met(CHECK, evidence)
    unlike = [(n, f) for n, f in play.told if f.issue and is_unlike(play, f.issue)]
    for number, fact in unlike:
        for turn in replies(play, number, play.thresholds.chain_turns):
            if Acknowledge(fact.issue) in turn.acts:
                words = quoted(turn, Acknowledge(fact.issue))
                return met(CHECK, quoted(play.turn(number)), words, issue=fact.issue)
    passed = [
        (number, fact, turn)
        for number, fact in unlike
        for turn in replies(play, number, 1)
        if fact.importance is not Importance.LOW and not turn.has(Accept, Close)
    ]
    if len(passed) < play.thresholds.facts_before_summary:
        return not_observed(CHECK)
    number, fact, turn = passed[0]
    return missed(CHECK, quoted(play.turn(number)), quoted(turn), issue=fact.issue)


def is_unlike(play: Play, issue: str) -> bool:
    """Say whether the two sides like different options best on an issue."""
    own, theirs = play.learner.preferences, play.counterpart.preferences
    return own.best_option(issue) != theirs.best_option(issue)
