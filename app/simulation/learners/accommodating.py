"""A learner who gives in quickly and takes the first offer it can live with."""

from app.negotiation.acts import Acknowledge, Act, Ask, Greet, Kind, Propose
from app.simulation.learners.closing import MARGIN, best_offer, end, settle, take
from app.simulation.learners.guessing import guess
from app.simulation.learners.packages import nearest_to, package_for
from app.simulation.learners.view import View

_OPENS_AT, _FALLS_TO = 0.45, 0.0
_GIVEN_IN_BY = 0.4


def acts(view: View) -> tuple[Act, ...]:
    """Return the next turn's acts."""
    if view.number == 1 and settle(view) is None:
        return (Greet(), Ask(Kind.OPEN))
    found = settle(view) or take(view, view.own.reservation + MARGIN) or end(view)
    return found or (Acknowledge(), _offer(view))


def _offer(view: View) -> Act:
    part = _OPENS_AT - (_OPENS_AT - _FALLS_TO) * min(1.0, view.time / _GIVEN_IN_BY)
    wanted = max(view.level(part), view.own.reservation + MARGIN)
    theirs = best_offer(view)
    if theirs is None:
        return Propose((package_for(view, wanted, guess(view)),))
    return Propose((nearest_to(view, theirs.terms, wanted),))
