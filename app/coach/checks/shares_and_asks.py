"""Shares and asks: tells what matters on one's own side and asks what matters on theirs."""

from app.coach.exchanges import question, replies, telling
from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted

CHECK = "shares-and-asks"


def check(play: Play) -> Finding:
    """Met when a telling and a question stand together or follow closely; else missed in time."""
    for turn in play.turns:
        told = telling(turn)
        near = (turn, *replies(play, turn.number, play.thresholds.chain_turns - 1))
        asked = next(((t, ask) for t in near if (ask := question(play, t))), None)
        if told is not None and asked is not None:
            return met(CHECK, quoted(turn, told), quoted(*asked), issue=told.issue)
    if len(play.turns) < play.thresholds.turns_to_judge:
        return not_observed(CHECK)
    return missed(CHECK, *play.first_bargaining())
