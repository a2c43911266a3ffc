"""A learner who talks about other things, puts off the bargaining and often leaves."""

from app.negotiation.acts import Acknowledge, Act, Close, Greet, Propose, SmallTalk, SuggestProcess
from app.simulation.learners.closing import MARGIN, end, settle, take
from app.simulation.learners.guessing import guess
from app.simulation.learners.packages import package_for
from app.simulation.learners.view import View

_OFFERS, _LEAVES = 0.15, 0.12
_SETTLES_FOR = 0.3
_NEVER_LEAVES_BEFORE = 4


def acts(view: View) -> tuple[Act, ...]:
    """Return the next turn's acts."""
    if view.number == 1 and settle(view) is None:
        return (Greet(), SmallTalk())
    return settle(view) or end(view) or take(view, view.level(_SETTLES_FOR)) or _put_off(view)


def _put_off(view: View) -> tuple[Act, ...]:
    is_late = view.number >= min(_NEVER_LEAVES_BEFORE, view.limit)
    if is_late and (view.is_last or view.chance("leave") < _LEAVES):
        return (Close(),)
    if view.chance("offer") < _OFFERS:
        wanted = max(view.level(_SETTLES_FOR), view.own.reservation + MARGIN)
        return (Propose((package_for(view, wanted, guess(view)),)),)
    delays = ((SmallTalk(),), (Acknowledge(), SmallTalk()), (SuggestProcess(),))
    return delays[int(view.chance("delay") * len(delays))]
