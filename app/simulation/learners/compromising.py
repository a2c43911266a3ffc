"""A learner who meets in the middle, issue by issue, and asks little."""

from app.negotiation.acts import Act, Ask, Close, Greet, Kind, Propose, SuggestProcess
from app.negotiation.issue import Issue
from app.negotiation.terms import Terms, terms_of
from app.simulation.learners.closing import MARGIN, best_offer, end, settle, take
from app.simulation.learners.guessing import guess
from app.simulation.learners.packages import dream, nearest_to, package_for
from app.simulation.learners.view import View

_OPENS_AT, _FALLS_TO = 0.80, 0.10


def acts(view: View) -> tuple[Act, ...]:
    """Return the next turn's acts."""
    found = settle(view) or end(view)
    if found is None and view.number == 1:
        return (Greet(), Ask(Kind.OPEN))
    return found or take(view, level(view)) or _middle(view)


def level(view: View) -> int:
    """Return what it takes without further talk, falling evenly with time."""
    part = _OPENS_AT - (_OPENS_AT - _FALLS_TO) * view.time
    return max(view.level(part), view.own.reservation + MARGIN)


def _middle(view: View) -> tuple[Act, ...]:
    theirs, ours = best_offer(view), view.last_own
    if theirs is None:
        return (Propose((package_for(view, view.level(_OPENS_AT), guess(view)),)),)
    between = _between(view, ours.terms if ours else dream(view), theirs.terms)
    terms = nearest_to(view, between, level(view))
    if ours is None or terms != ours.terms:
        return (Propose((terms,)),)
    return (Close(),) if view.is_last else (SuggestProcess(),)


def _between(view: View, ours: Terms, theirs: Terms) -> Terms:
    """Half way on every line; of the named options, every second one goes to each side."""
    settled: dict[str, str] = {}
    is_ours = True
    for issue in view.issues:
        mine, yours = ours.get(issue.id) or "", theirs.get(issue.id) or ""
        if issue.is_numeric:
            settled[issue.id] = _half_way(issue, mine, yours)
        else:
            settled[issue.id] = mine if is_ours else yours
            is_ours = not is_ours if mine != yours else is_ours
    return terms_of(settled)


def _half_way(issue: Issue, mine: str, yours: str) -> str:
    places = issue.index_of(mine) or 0, issue.index_of(yours) or 0
    return issue.options[sum(places) // 2].id
