"""Which outcome to propose: at the target, the one that looks best for the learner.

Of equals it takes the one nearest its own last offer (or its ideal), so that a counterpart that
knows nothing of the learner's interests moves along one issue and leaves the rest alone.
"""

from dataclasses import dataclass

from app.negotiation.history import History
from app.negotiation.issue import Issue
from app.negotiation.outcome import column, steps_from
from app.negotiation.preferences import Preferences
from app.negotiation.scenario import Scenario
from app.negotiation.standing import standing_offer
from app.negotiation.terms import Terms, terms_of
from app.strategy.opponent_model import estimate

# An issue changed must bring the learner at least this much by the estimate (utility points):
# more than the steps of the finest issue can gain by landing nearer the target.
_COST_OF_CHANGE = 150
# Above the target the counterpart does not look further than this (utility points).
_BAND = 400
# Issues with more options than this are not varied between equivalent offers.
_FEW_OPTIONS = 6


@dataclass(frozen=True, slots=True)
class Considered:
    """An offer the counterpart could make: its terms, own utility, estimated other utility."""

    terms: Terms
    own: int
    estimated: int


def best_offer(
    history: History, scenario: Scenario, own_role: str, at_least: int, fixed: Terms = Terms()
) -> Considered | None:
    """Return the offer worth at least `at_least` that suits the learner best, if there is one.

    `fixed` terms are kept (say, what the learner asked for); None when nothing fits.
    """
    own = scenario.role(own_role).preferences
    space = scenario.space
    guess = column(space, estimate(history, scenario, own_role))
    mine = space.utilities[scenario.place(own_role)]
    inside = (mine >= at_least) & space.matching(fixed)
    if not inside.any():
        return None
    lowest = int(mine[inside].min())
    inside &= mine <= max(lowest, at_least) + _BAND
    near = _reference(history, scenario, own_role, own)
    score = guess - _COST_OF_CHANGE * steps_from(space, near) - (mine - at_least) // 2
    score[~inside] = -(10**6)
    index = int(score.argmax())
    return Considered(space.terms_at(index), int(mine[index]), int(guess[index]))


def equivalent_offers(
    history: History, scenario: Scenario, own_role: str, at_least: int
) -> tuple[Considered, ...]:
    """Return two offers of about equal own utility that differ on what the learner could prefer."""
    first = best_offer(history, scenario, own_role, at_least)
    if first is None:
        return ()
    for issue in _by_stake(scenario, own_role):
        for option in issue.options:
            if option.id == first.terms.get(issue.id):
                continue
            fixed = terms_of({issue.id: option.id})
            other = best_offer(history, scenario, own_role, at_least, fixed)
            if other and abs(other.own - first.own) <= _BAND // 2:
                return (first, other)
    return (first,)


def _reference(history: History, scenario: Scenario, own_role: str, own: Preferences) -> Terms:
    last = standing_offer(history, own_role)
    if last is not None and scenario.is_complete(last.terms):
        return last.terms
    return terms_of({issue.id: own.best_option(issue.id) for issue in scenario.issues})


def _by_stake(scenario: Scenario, own_role: str) -> list[Issue]:
    own = scenario.role(own_role).preferences
    few = [issue for issue in scenario.issues if len(issue.options) <= _FEW_OPTIONS]
    return sorted(few, key=lambda issue: (own.weight(issue.id), issue.id))
