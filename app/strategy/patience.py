"""When talking stops being worth it: a warning first, then leaving; both say why."""

from app.negotiation.acts import Ask, Inform, Propose, Summarise, Threaten, Unknown
from app.negotiation.history import History, Turn
from app.negotiation.standing import concessions
from app.strategy.situation import Situation

_PATIENCE_FOR_THREAT = 2
# Anybody may be misunderstood twice.
_SENSELESS_FORGIVEN = 2


def is_worn_out(now: Situation) -> bool:
    """Say whether the learner has given no movement for longer than our patience."""
    return strain(now) >= now.persona.patience


def has_warned(now: Situation) -> bool:
    """Say whether we have warned already that we may leave."""
    return any(turn.has(Threaten) for turn in now.history.of(now.own.id))


def warned_turns_ago(now: Situation) -> int:
    """Count the learner's turns since our first warning (0 when there was none)."""
    warned = [turn.number for turn in now.history.of(now.own.id) if turn.has(Threaten)]
    if not warned:
        return 0
    return sum(1 for turn in now.history.of(now.learner.id) if turn.number > warned[0])


def strain(now: Situation) -> int:
    """Count the learner's turns since it last moved, told or asked; threats count double."""
    total, senseless = 0, 0
    moved = {c.turn for c in concessions(now.history, now.scenario, now.learner.id)}
    first_offers = _first_offer_turn(now.history, now.learner.id)
    for turn in now.history.of(now.learner.id):
        if _is_constructive(turn) or turn.number in moved or turn.number == first_offers:
            total = 0
        elif turn.has(Threaten, Propose) or turn.marked("personal_attack", "belittles"):
            total += 1
        elif _makes_no_sense(turn):
            senseless += 1
            total += 1 if senseless > _SENSELESS_FORGIVEN else 0
        if turn.has(Threaten) or turn.marked("personal_attack"):
            total += _PATIENCE_FOR_THREAT - 1
    return total


def _makes_no_sense(turn: Turn) -> bool:
    return bool(turn.acts) and all(isinstance(act, Unknown) for act in turn.acts)


def _is_constructive(turn: Turn) -> bool:
    return turn.has(Ask, Inform, Summarise) and not turn.has(Threaten)


def _first_offer_turn(history: History, role_id: str) -> int | None:
    return next((turn.number for turn in history.of(role_id) if turn.has(Propose)), None)
