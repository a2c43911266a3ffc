"""Appreciates a move: thanks for something definite that the other side has given or told."""

from app.coach.exchanges import is_substantial, replies
from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Accept, Acknowledge, Close
from app.negotiation.history import Turn

CHECK = "appreciates-move"


def check(play: Play) -> Finding:
    """Met when thanks follow a move or something told; missed when several moves got none."""
    moved = {c.turn for c in play.their_concessions}
    given = sorted(moved | {number for number, _ in play.told})
    for number in given:
        for turn in (t for t in replies(play, number, 1) if _is_definite(t)):
            for mark in play.marks(turn, "appreciation"):
                thanks = Evidence(turn.number, mark.span.of(turn.text))
                return met(CHECK, quoted(play.turn(number)), thanks)
    passed = [(n, turn) for n in sorted(moved) for turn in replies(play, n, 1) if _goes_on(turn)]
    if len(passed) < play.thresholds.moves_to_answer:
        return not_observed(CHECK)
    number, turn = passed[0]
    return missed(CHECK, quoted(play.turn(number)), quoted(turn))


def _is_definite(turn: Turn) -> bool:
    """Thanks with nothing beside them are a courtesy."""
    named = any(isinstance(act, Acknowledge) and act.issue is not None for act in turn.acts)
    return named or is_substantial(turn)


def _goes_on(turn: Turn) -> bool:
    """To take what they offer is appreciation enough."""
    return not turn.has(Accept, Close)
