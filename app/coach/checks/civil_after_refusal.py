"""Civil after a refusal: takes a no without pressing or belittling, and goes on working."""

from app.coach.exchanges import is_substantial, refusal_in, refusals
from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Threaten
from app.negotiation.history import Turn

CHECK = "civil-after-refusal"
PRESSING = ("threat", "ultimatum", "personal_attack", "belittles")


def check(play: Play) -> Finding:
    """Missed at the first no that was met with pressure; met when one was met with work."""
    worked = None
    for theirs, own in refusals(play):
        quotes = (quoted(theirs, refusal_in(theirs)), quoted(own))
        if is_pressing(play, own):
            return missed(CHECK, *quotes)
        if worked is None and is_substantial(own):
            worked = quotes
    return met(CHECK, *worked) if worked else not_observed(CHECK)


def is_pressing(play: Play, turn: Turn) -> bool:
    """Say whether a turn threatens, gives an ultimatum, attacks or belittles."""
    return turn.has(Threaten) or bool(play.marks_against(turn, *PRESSING))
