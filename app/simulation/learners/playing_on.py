"""A learner who takes over in the middle of a game: the stated policy of every what-if.

It answers what it is asked and puts forward whole packages: it asks for what is heavy for itself
and gives what it was told matters to the other side, or what is cheap. It concedes step by step
and in return, never below its limit and never back behind its own last offer. It asks and tells
nothing of its own accord, so that what a move brought to light stays that move's doing.
Its seed varies how high it starts, how fast and how far it gives way, how much of its movement
waits for the other side's, and which of nearly equal packages it prefers.
"""

from app.negotiation.acts import Acknowledge, Act, Close, Inform, Propose
from app.negotiation.draw import share
from app.negotiation.terms import Terms
from app.simulation.learners.closing import MARGIN, end, settle, take
from app.simulation.learners.guessing import guess
from app.simulation.learners.integrative import answer
from app.simulation.learners.packages import package_for
from app.simulation.learners.view import View

# From and to, as shares of the way from the reservation value to the best.
_OPENS_AT = (0.75, 0.95)
_FALLS_TO = (0.08, 0.20)
_PACE = (0.8, 1.6)
_RECIPROCITY = (0.2, 0.6)
# A package may be asked for that is worth so much more than the level (utility points).
_ABOVE = (0, 300)
# The seed that lies in the middle of every range.
MIDDLE = 0


def acts(view: View) -> tuple[Act, ...]:
    """Return the next turn's acts."""
    found = settle(view) or end(view) or take(view, level(view))
    return found or (*_heard(view), *_offer(view)) or (Acknowledge(),)


def level(view: View) -> int:
    """Return the utility the learner asks now, falling with time and with what it is given."""
    opens, falls = _between(view, "opens at", _OPENS_AT), _between(view, "falls to", _FALLS_TO)
    waits = _between(view, "reciprocity", _RECIPROCITY)
    by_time = view.time ** _between(view, "pace", _PACE)
    progress = (1 - waits) * by_time + waits * _returned(view, opens)
    wanted = view.level(opens - (opens - falls) * progress)
    last = view.last_own
    if last is not None:
        wanted = min(wanted, view.worth(last))
    return max(wanted, view.own.reservation + MARGIN)


def _between(view: View, purpose: str, ends: tuple[float, float]) -> float:
    """Draw a number once for the whole game; the middle one lies half way."""
    low, high = ends
    part = 0.5 if view.seed == MIDDLE else share(view.seed, 0, f"plays on: {purpose}")
    return low + (high - low) * part


def _returned(view: View, opens: float) -> float:
    """How far the counterpart has come towards the learner, 0..1, in the learner's utility."""
    made = [view.worth(offer) for offer in view.whole_offers(view.other)]
    start = view.level(opens)
    if not made or made[0] >= start:
        return view.time
    return max(0.0, min(1.0, (max(made) - made[0]) / (start - made[0])))


def _heard(view: View) -> list[Act]:
    told = [a for a in view.said.acts if isinstance(a, Inform)] if view.said else []
    said: list[Act] = [Acknowledge(told[0].issue)] if told else []
    return said + [answer(view, question) for question in view.questions[:1]]


def _offer(view: View) -> tuple[Act, ...]:
    terms = _package(view)
    last = view.last_own
    if last is None or last.terms != terms:
        return (Propose((terms,), is_conditional=True),)
    return (Close(),) if view.is_last else ()


def _package(view: View) -> Terms:
    above = round(_between(view, "above", _ABOVE))
    return package_for(view, level(view) + above, guess(view))
