"""Which outcome to propose: at the target, the one that looks best for the learner.

Of equals it takes the one nearest its own last offer (or its ideal), so that a counterpart that
knows nothing of the learner's interests moves along one issue and leaves the rest alone. A style
that splits looks for the outcome nearest the middle between both sides' last offers instead. What
may be offered at all is app/strategy/offer_limits.py's matter.
"""

from dataclasses import dataclass
from itertools import pairwise

from app.negotiation.history import History
from app.negotiation.issue import Issue
from app.negotiation.outcome import (
    Mask,
    OutcomeSpace,
    Scores,
    Utilities,
    column,
    highest,
    steps_from,
)
from app.negotiation.preferences import Preferences
from app.negotiation.scenario import Scenario
from app.negotiation.standing import standing_offer
from app.negotiation.terms import Terms, terms_of
from app.strategy.offer_limits import within_limits
from app.strategy.opponent_model import estimate
from app.strategy.persona import Persona

# An issue changed must bring the learner at least this much by the estimate (utility points):
# more than the steps of the finest issue can gain by landing nearer the target.
_COST_OF_CHANGE = 150
_STEPS_TO_CHANGE = 1.2
# What a step away from the middle costs a counterpart that only splits (utility points).
_COST_OF_LEAVING_THE_MIDDLE = 3_000
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


@dataclass(frozen=True, slots=True)
class _Survey:
    """Every outcome looked at once: whether it may be offered, and how well it would do."""

    space: OutcomeSpace
    mine: Utilities
    guess: Utilities
    score: Scores
    inside: Mask
    at_least: int

    def best(self, fixed: Terms) -> Considered | None:
        """Return the best outcome that holds some terms; None when there is none."""
        inside = self.inside & self.space.matching(fixed)
        if not inside.any():
            return None
        lowest = int(self.mine[inside].min())
        inside &= self.mine <= max(lowest, self.at_least) + _BAND
        index = highest(self.score, inside)
        return Considered(self.space.terms_at(index), int(self.mine[index]), int(self.guess[index]))


def best_offer(
    history: History,
    scenario: Scenario,
    own_role: str,
    persona: Persona,
    at_least: int,
    fixed: Terms = Terms(),
) -> Considered | None:
    """Return the offer worth at least `at_least` that suits the learner best, if there is one.

    `fixed` terms are kept (say, what the learner asked for); None when nothing fits.
    """
    return _survey(history, scenario, own_role, persona, at_least).best(fixed)


def _survey(
    history: History, scenario: Scenario, own_role: str, persona: Persona, at_least: int
) -> _Survey:
    space, mine = scenario.space, scenario.space.utilities[scenario.place(own_role)]
    inside = within_limits(history, scenario, own_role, persona, mine >= at_least)
    guess = column(space, estimate(history, scenario, own_role, persona.credit))
    own = scenario.role(own_role).preferences
    near = _reference(history, scenario, own_role, own)
    score = persona.regard * guess - _cost_of_change(scenario, own) * steps_from(space, near)
    score -= (mine - at_least) // 2
    middle = _middle(history, scenario, own_role) if persona.splitting else None
    if middle is not None:
        away = _COST_OF_LEAVING_THE_MIDDLE * steps_from(space, middle)
        score = (1 - persona.splitting) * score - persona.splitting * away
    return _Survey(space, mine, guess, score, inside, at_least)


def _cost_of_change(scenario: Scenario, own: Preferences) -> float:
    """Return what changing an issue costs: more than landing a price step nearer is worth."""
    price = scenario.haggled
    if price is None:
        return _COST_OF_CHANGE
    points = sorted(own.points(price.id, option.id) for option in price.options)
    step = max(after - before for before, after in pairwise(points))
    return max(_COST_OF_CHANGE, _STEPS_TO_CHANGE * step)


def equivalent_offers(
    history: History, scenario: Scenario, own_role: str, persona: Persona, at_least: int
) -> tuple[Considered, ...]:
    """Return two offers of about equal own utility that differ on what the learner could prefer."""
    survey = _survey(history, scenario, own_role, persona, at_least)
    first = survey.best(Terms())
    if first is None:
        return ()
    for issue in _by_stake(scenario, own_role):
        for option in issue.options:
            if option.id == first.terms.get(issue.id):
                continue
            other = survey.best(terms_of({issue.id: option.id}))
            if other and abs(other.own - first.own) <= _BAND // 2:
                return (first, other)
    return (first,)


def _middle(history: History, scenario: Scenario, own_role: str) -> Terms | None:
    """Return the outcome halfway between both sides' latest whole offers; None without both."""
    mine = standing_offer(history, own_role)
    theirs = standing_offer(history, scenario.other(own_role).id)
    if mine is None or theirs is None:
        return None
    if not (scenario.is_complete(mine.terms) and scenario.is_complete(theirs.terms)):
        return None
    return terms_of({i.id: _between(i, mine.terms, theirs.terms) for i in scenario.issues})


def _between(issue: Issue, mine: Terms, theirs: Terms) -> str:
    """Return the option in the middle, of two the one nearer our own."""
    ours, other = (issue.index_of(terms.get(issue.id) or "") or 0 for terms in (mine, theirs))
    return issue.options[ours + int((other - ours) / 2)].id


def _reference(history: History, scenario: Scenario, own_role: str, own: Preferences) -> Terms:
    last = standing_offer(history, own_role)
    if last is not None and scenario.is_complete(last.terms):
        return last.terms
    return terms_of({issue.id: own.best_option(issue.id) for issue in scenario.issues})


def _by_stake(scenario: Scenario, own_role: str) -> list[Issue]:
    own = scenario.role(own_role).preferences
    few = [issue for issue in scenario.issues if len(issue.options) <= _FEW_OPTIONS]
    return sorted(few, key=lambda issue: (own.weight(issue.id), issue.id))
