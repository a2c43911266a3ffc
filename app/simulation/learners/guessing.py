"""What a learner takes the counterpart to want, from what it told and offered.

Until something is said the learner takes the pie for fixed, as people do (Thompson and Hastie,
1990): the other side wants the opposite, as strongly. What is told makes an issue heavy or light,
the first whole offer shows which end of a line is liked.
"""

from app.negotiation.acts import Importance
from app.negotiation.issue import Issue
from app.negotiation.preferences import FULL, Preferences
from app.simulation.learners.view import View

_TOLD = {Importance.HIGH: 4_500, Importance.LOW: 400}


def guess(view: View) -> Preferences:
    """Return the estimated preferences of the side across the table (weights sum to 10,000)."""
    told = view.told_us
    raw = [
        _TOLD[told[issue.id]] if issue.id in told else weight
        for issue, weight in zip(view.issues, view.own.preferences.weights, strict=True)
    ]
    scaled = [weight * FULL // sum(raw) for weight in raw]
    scaled[0] += FULL - sum(scaled)
    first = next(iter(view.whole_offers(view.other)), None)
    rows = tuple(
        _values(issue, row, first.terms.get(issue.id) if first else None)
        for issue, row in zip(view.issues, view.own.preferences.values, strict=True)
    )
    return Preferences(view.issues, tuple(scaled), rows)


def _values(issue: Issue, own: tuple[int, ...], opened_with: str | None) -> tuple[int, ...]:
    opposed = tuple(FULL - value for value in own)
    place = issue.index_of(opened_with or "")
    if place is None:
        return opposed
    if issue.is_numeric:
        return _falling_from(place, len(own))
    return (*opposed[:place], FULL, *opposed[place + 1 :])


def _falling_from(place: int, count: int) -> tuple[int, ...]:
    """Best where the counterpart opened, falling evenly to the farther end of the line."""
    farthest = max(place, count - 1 - place)
    return tuple(FULL - FULL * abs(place - index) // farthest for index in range(count))
