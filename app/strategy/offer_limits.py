"""What a counterpart may offer at all: nothing taken back, nothing outbid, nothing given unasked.

A later offer is never worth more to it than an earlier one, and on the price it asks for no more
than it began with; on no issue does it give more than the learner asks for; and what nobody has
opened it holds while there is a price to move on (docs/adr/0005).
"""

from app.negotiation.acts import Importance
from app.negotiation.history import History
from app.negotiation.issue import Issue
from app.negotiation.ledger import stated_importance
from app.negotiation.outcome import Mask
from app.negotiation.preferences import Preferences
from app.negotiation.scenario import Scenario
from app.negotiation.standing import offers, standing_offer
from app.negotiation.terms import Terms, terms_of
from app.strategy.concession import time_used
from app.strategy.opponent_model import issues_in_play
from app.strategy.persona import Persona


def within_limits(
    history: History, scenario: Scenario, own_role: str, persona: Persona, inside: Mask
) -> Mask:
    """Return those of some outcomes that may be offered now; maybe none."""
    inside = _without_taking_back(history, scenario, own_role, inside)
    inside = _without_outbidding(history, scenario, own_role, inside)
    return _without_giving_unasked(history, scenario, own_role, persona, inside)


def _without_taking_back(history: History, scenario: Scenario, own_role: str, inside: Mask) -> Mask:
    """Leave out what is worth more to us than our last offer, or a higher price than our first.

    A price above the first is fair only beside something given that the learner called important.
    """
    whole = [o for o in offers(history) if o.role == own_role and scenario.is_complete(o.terms)]
    if not whole:
        return inside
    own = scenario.role(own_role).preferences
    mine = scenario.space.utilities[scenario.place(own_role)]
    kept = inside & (mine <= min(own.utility(offer.terms) for offer in whole))
    if scenario.haggled is not None:
        theirs = standing_offer(history, scenario.other(own_role).id)
        began = _improved(scenario, own, whole[0].terms, theirs.own if theirs else Terms())
        at_most = _no_dearer(scenario, own, scenario.haggled, began)
        learner = scenario.other(own_role).id
        for issue in _called_important(history, scenario, learner):
            at_most = at_most | ~_no_cheaper(scenario, own, issue, whole[0].terms)
        kept = kept & at_most
    return kept


def _improved(scenario: Scenario, own: Preferences, ours: Terms, theirs: Terms) -> Terms:
    """Return our offer with what the learner asks instead where that suits us better."""
    better = {
        issue.id: asked
        for issue in scenario.issues
        if (asked := theirs.get(issue.id)) is not None
        and own.prefers(issue.id, asked, ours.get(issue.id) or asked)
    }
    return terms_of(better).merged_over(ours)


def _without_outbidding(history: History, scenario: Scenario, own_role: str, inside: Mask) -> Mask:
    """Leave out what gives the learner more on an issue than it asks itself: nobody would.

    What we have offered already stays possible: a raise on a condition is not ours to pocket.
    """
    theirs = standing_offer(history, scenario.other(own_role).id)
    if theirs is None:
        return inside
    own = scenario.role(own_role).preferences
    ours = standing_offer(history, own_role)
    given = ours.terms if ours else Terms()
    flags = {
        issue.id: _at_least(own, issue, _cheaper(own, issue.id, asked, given.get(issue.id)))
        for issue in scenario.issues
        if (asked := theirs.own.get(issue.id)) is not None
    }
    return inside & scenario.space.holding(flags)


def _without_giving_unasked(
    history: History, scenario: Scenario, own_role: str, persona: Persona, inside: Mask
) -> Mask:
    """Hold what nobody has opened while there is a price to move on, up to the style's patience."""
    last = standing_offer(history, own_role)
    own, learner = scenario.role(own_role), scenario.other(own_role)
    is_early = time_used(history, scenario, learner.id) < persona.yields_from
    if last is None or scenario.haggled is None or not is_early:
        return inside
    opened = issues_in_play(history, own, learner.id)
    flags = {
        issue.id: _at_least(own.preferences, issue, last.terms.get(issue.id) or "")
        for issue in scenario.others
        if issue.id not in opened and issue.id in last.terms
    }
    return inside & scenario.space.holding(flags)


def _called_important(history: History, scenario: Scenario, learner: str) -> list[Issue]:
    told = stated_importance(history, learner)
    return [i for i in scenario.others if told.get(i.id) is Importance.HIGH]


def _no_dearer(scenario: Scenario, own: Preferences, issue: Issue, first: Terms) -> Mask:
    """Return the outcomes that ask no more of an issue than terms did."""
    asked = own.points(issue.id, first.get(issue.id) or "")
    flags = [own.points(issue.id, option.id) <= asked for option in issue.options]
    return scenario.space.holding({issue.id: flags})


def _no_cheaper(scenario: Scenario, own: Preferences, issue: Issue, first: Terms) -> Mask:
    """Return the outcomes that give no more on an issue than terms did."""
    return scenario.space.holding({issue.id: _at_least(own, issue, first.get(issue.id) or "")})


def _cheaper(own: Preferences, issue: str, one: str, other: str | None) -> str:
    """Return which of two options of an issue is worth less to us."""
    return one if other is None or own.prefers(issue, other, one) else other


def _at_least(own: Preferences, issue: Issue, option_id: str) -> list[bool]:
    """Return, for each option of an issue, whether it is worth no less to us than one of them."""
    least = own.points(issue.id, option_id)
    return [own.points(issue.id, option.id) >= least for option in issue.options]
