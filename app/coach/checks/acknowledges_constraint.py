"""Acknowledges a constraint: shows that what binds or moves the other side has been heard."""

from app.coach.exchanges import facts_by_turn, replies
from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Accept, Acknowledge, Close
from app.negotiation.history import Turn

CHECK = "acknowledges-constraint"


def check(play: Play) -> Finding:
    """Met when the words after something told take it up; missed after enough of it passed by."""
    told = facts_by_turn(play)
    passed: list[tuple[int, Turn]] = []
    for number in told:
        for turn in replies(play, number, 1):
            words = heard(play, turn)
            if words is not None:
                return met(CHECK, quoted(play.turn(number)), words, issue=told[number][0].issue)
            if not turn.has(Accept, Close):
                passed.append((number, turn))
    if len(passed) < play.thresholds.facts_before_summary:
        return not_observed(CHECK)
    number, turn = passed[0]
    return missed(CHECK, quoted(play.turn(number)), quoted(turn), issue=told[number][0].issue)


def heard(play: Play, turn: Turn) -> Evidence | None:
    """Return the words of a turn that show that something was heard, else None."""
    act = next((a for a in turn.acts if isinstance(a, Acknowledge)), None)
    if act is not None:
        return quoted(turn, act)
    for mark in play.marks(turn, "acknowledges", "showing_empathy", "links_to_need"):
        return Evidence(turn.number, mark.span.of(turn.text))
    return None
