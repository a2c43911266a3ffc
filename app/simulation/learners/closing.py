"""How simulated learners come to an end: confirm, take an offer, leave; never below their limit."""

from app.negotiation.acts import Accept, Act, Close, Reject, SmallTalk, Summarise
from app.negotiation.protocol import Phase
from app.negotiation.standing import MadeOffer
from app.simulation.learners.view import View

# What a learner wants above its reservation value to prefer a deal to leaving (utility points).
MARGIN = 100


def settle(view: View) -> tuple[Act, ...] | None:
    """Return the answer to terms that are being agreed; None while nothing is."""
    if view.state.phase is not Phase.AGREEING:
        return None
    if view.own.preferences.utility(view.state.terms) < view.own.reservation:
        return (Close(),) if view.is_last else (Reject(view.state.terms),)
    if view.state.restated_by == view.other:
        return (Accept(),)
    if view.state.restated_by is None:
        return (Summarise(view.state.terms),)
    return (SmallTalk(),)


def take(view: View, at_least: int) -> tuple[Act, ...] | None:
    """Accept the best offer on the table if it is worth enough, never below the limit."""
    best = best_offer(view)
    if best is None or view.worth(best) < max(at_least, view.own.reservation):
        return None
    return (Accept(best.terms),)


def end(view: View, at_least: int = 0) -> tuple[Act, ...] | None:
    """In the last turn take what beats leaving (or `at_least`), past it leave; else None."""
    if not view.is_last:
        return None
    is_past = view.number > view.limit
    worth = max(at_least, view.own.reservation + MARGIN)
    return take(view, worth) or ((Close(),) if is_past else None)


def best_offer(view: View) -> MadeOffer | None:
    """Return the counterpart's whole offer worth most to the learner."""
    return next(iter(view.theirs), None)
