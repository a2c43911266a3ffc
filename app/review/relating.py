"""How the relationship went: the counterpart's trust after each turn of the learner, and why."""

from app.coach.play import Play
from app.dialogue.phrasebook import fill
from app.negotiation.history import Turn
from app.negotiation.trust import GAINS, LOSSES, MOST, START, movers, trust
from app.review.further import RelationshipView, TrustPoint
from app.review.teaching import Teaching


def relationship_view(play: Play, teaching: Teaching) -> RelationshipView | None:
    """Return the path of trust and what it means for the next deal; None before the first turn."""
    if not play.turns:
        return None
    path = _path(play, teaching)
    end = trust(play.history, play.learner.id)
    key = "same" if end == START else ("up" if end > START else "down")
    slots = {"start": str(START), "end": str(end), "relationship": play.scenario.relationship}
    return RelationshipView(path, fill(teaching.lessons.relationship[key], slots).strip())


def _path(play: Play, teaching: Teaching) -> tuple[TrustPoint, ...]:
    before, found = START, []
    for turn in play.turns:
        now = trust(play.history.until(turn.number + 1), play.learner.id)
        moved, quote = _why(play, turn, now - before, teaching)
        found.append(TrustPoint(turn.number, now / MOST, (now - before) / MOST, quote, moved))
        before = now
    return tuple(found)


def _why(play: Play, turn: Turn, change: int, teaching: Teaching) -> tuple[str, str]:
    """Return what moved trust most in the way it went, in words, and the quote for it."""
    if change == 0:
        return "", ""
    weights = GAINS if change > 0 else LOSSES
    named = [(name, quote) for name, quote in movers(play.history, turn.number) if name in weights]
    name, quote = max(named, key=lambda pair: weights[pair[0]])
    return teaching.lessons.moved[name], quote
