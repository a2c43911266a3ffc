"""A learner who asks for nearly all, moves one issue in small steps, threatens, asks nothing."""

from app.negotiation.acts import Act, Argue, Propose, Reject, Threaten
from app.negotiation.terms import Terms, terms_of
from app.simulation.learners.closing import MARGIN, end, settle, take
from app.simulation.learners.packages import dream
from app.simulation.learners.view import View

_OPENS_AT, _FALLS_TO = 0.97, 0.55
_THREATENS_AT = 0.5
# With less than this in the last turn it would rather leave than be seen to give in.
_LAST_STAND = 0.25


def acts(view: View) -> tuple[Act, ...]:
    """Return the next turn's acts."""
    least = level(view)
    found = settle(view) or end(view, view.level(_LAST_STAND)) or take(view, least)
    if found is not None:
        return found
    pressure = [*_threat(view), *_reason(view)]
    terms = _demand(view, least)
    last = view.last_own
    if last is not None and last.terms == terms:
        return (Reject(), *pressure)
    return (*pressure, Propose((terms,), is_final=view.is_last))


def level(view: View) -> int:
    """Return what it demands now."""
    part = _OPENS_AT - (_OPENS_AT - _FALLS_TO) * view.time
    return max(view.level(part), view.own.reservation + MARGIN)


def _demand(view: View, worth: int) -> Terms:
    """All its own way but for the issue it haggles over, moved as far as the level allows."""
    moved = view.haggled or max(view.issues, key=lambda issue: len(issue.options))
    own = view.own.preferences
    wanted = dict(dream(view))
    enough = [
        option.id
        for option in moved.options
        if own.utility(terms_of({**wanted, moved.id: option.id})) >= worth
    ]
    least = min(enough, key=lambda option: own.points(moved.id, option), default=wanted[moved.id])
    return terms_of({**wanted, moved.id: least})


def _threat(view: View) -> list[Act]:
    has = any(turn.has(Threaten) for turn in view.history.of(view.own.id))
    return [Threaten()] if view.time >= _THREATENS_AT and not has else []


def _reason(view: View) -> list[Act]:
    reasons = view.own.reasons
    if not reasons:
        return []
    reason = reasons[view.number % len(reasons)]
    return [Argue(reason.issue, reason.id)]
