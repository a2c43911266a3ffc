"""The estimate of what the learner wants, fed only by what the learner asked, told or offered.

Until an issue is opened the counterpart takes it for a fixed pie: the learner wants the opposite
of what it wants itself, as strongly. Then no outcome at a given own utility looks better for the
learner than another, so that no trade is made unasked. Asking about an issue lifts its weight to
neutral at least, so that what is cheap for the counterpart comes into play; telling its
importance makes it heavy or light. A taste that peaks in the middle is not taken to be opposed.
An option the learner offered itself is one the learner likes.
"""

from app.negotiation.acts import Importance
from app.negotiation.history import History
from app.negotiation.ledger import opened_issues, stated_importance
from app.negotiation.preferences import FULL, Preferences
from app.negotiation.scenario import Scenario
from app.negotiation.standing import offers

NEUTRAL = 2_000
WEIGHT_TOLD = {Importance.HIGH: 4_500, Importance.LOW: 400}


def estimate(history: History, scenario: Scenario, own_role: str) -> Preferences:
    """Return the estimated preferences of the side across the table (weights sum to 10,000)."""
    own = scenario.role(own_role)
    learner = scenario.other(own_role)
    opened = opened_issues(history, learner.id, own)
    told = stated_importance(history, learner.id)
    raw = []
    for issue, weight in zip(scenario.issues, own.preferences.weights, strict=True):
        if issue.id in told:
            raw.append(WEIGHT_TOLD[told[issue.id]])
        else:
            raw.append(max(NEUTRAL, weight) if issue.id in opened else weight)
    liked = _liked(history, learner.id)
    values = tuple(
        _with_liked(_opposed(row), issue.index_of(liked.get(issue.id, "")))
        for issue, row in zip(scenario.issues, own.preferences.values, strict=True)
    )
    return Preferences(scenario.issues, _scaled(raw), values)


def _opposed(row: tuple[int, ...]) -> tuple[int, ...]:
    is_monotone = list(row) in (sorted(row), sorted(row, reverse=True))
    return tuple(FULL - value for value in row) if is_monotone else row


def _with_liked(row: tuple[int, ...], index: int | None) -> tuple[int, ...]:
    if index is None:
        return row
    return (*row[:index], max(row), *row[index + 1 :])


def _liked(history: History, learner_id: str) -> dict[str, str]:
    """The options the learner has put forward, the latest of each issue."""
    own = (offer for offer in offers(history) if offer.role == learner_id)
    return {issue: option for offer in own for issue, option in offer.said}


def _scaled(raw: list[int]) -> tuple[int, ...]:
    total = sum(raw)
    scaled = [weight * FULL // total for weight in raw]
    scaled[0] += FULL - sum(scaled)
    return tuple(scaled)
