"""Outcome measures: arithmetic on the scenario's tables and on what was asked and told.

Definitions are docs/judging.md's; a share is None where it is not defined, never a default.
"""

from app.coach.checks.uses_what_it_learned import first_use
from app.coach.judgement import Measures
from app.coach.play import Play
from app.negotiation.acts import Inform, Kind
from app.negotiation.bargaining_set import (
    compatible_issues,
    joint,
    joint_gain_share,
    logrolling_issues,
)


def measure(play: Play) -> Measures:
    """Return the measures of a finished (or unfinished) play."""
    scenario, terms = play.scenario, play.state.terms
    own, other = play.learner, play.counterpart
    index = scenario.space.index_of(terms) if play.is_deal else None
    own_utility = own.preferences.utility(terms) if play.is_deal else own.reservation
    other_utility = other.preferences.utility(terms) if play.is_deal else other.reservation
    own_surplus = own_utility - own.reservation
    other_surplus = other_utility - other.reservation
    best = scenario.bargaining_set.joint_best
    reached = own_utility + other_utility
    is_shared_gain = play.is_deal and play.has_zopa
    left = joint(scenario.space, best) - reached if best is not None else 0
    return Measures(
        own_utility,
        other_utility,
        own_surplus,
        other_surplus,
        _joint_gain(play, index, min(own_surplus, other_surplus)),
        _claim(own_surplus, other_surplus) if play.is_deal else None,
        _logrolled(play) if is_shared_gain else None,
        _compatible(play) if is_shared_gain else None,
        _discovered(play),
        _used(play),
        left,
    )


def left_well(play: Play) -> float | None:
    """Return, where there is no ZOPA, 1 for no deal after learning by asking, half without, else 0.

    None where a ZOPA exists (joint gain is measured there) and in a talk that has not ended.
    """
    if play.has_zopa or not (play.is_deal or play.is_ended):
        return None
    if play.is_deal:
        return 0.0
    return 1.0 if play.learned_by_asking else 0.5


def shared(play: Play) -> float:
    """Return 1 when the learner told what matters most to them, half for anything else told."""
    own = play.learner.preferences
    top = max(play.scenario.others, key=lambda i: own.weight(i.id), default=None)
    told = [act for _, act in play.acts_of(Inform) if isinstance(act, Inform)]
    kinds = [act for act in told if act.kind in (Kind.PRIORITY, Kind.INTEREST)]
    if not kinds:
        return 0.0
    return 1.0 if top is not None and any(act.issue == top.id for act in kinds) else 0.5


def efficiency(play: Play) -> float | None:
    """Return what the learner's concessions brought the other side, per point moved in all."""
    if not play.concessions:
        return None
    cost = sum(c.own_cost for c in play.concessions)
    gain = sum(max(0, c.other_gain) for c in play.concessions)
    return gain / (cost + gain)


def _joint_gain(play: Play, index: int | None, least_surplus: int) -> float | None:
    """A deal that leaves a side worse off than its alternative is no gain for the two of them."""
    scenario = play.scenario
    share = joint_gain_share(scenario.space, scenario.bargaining_set, index)
    return share if share is None or least_surplus >= 0 else 0.0


def _claim(own_surplus: int, other_surplus: int) -> float | None:
    if own_surplus < 0 or other_surplus < 0 or own_surplus + other_surplus == 0:
        return None
    return own_surplus / (own_surplus + other_surplus)


def _logrolled(play: Play) -> float | None:
    roles = play.scenario.roles
    issues = logrolling_issues(roles[0].preferences, roles[1].preferences)
    if not issues:
        return None
    agreed = dict(play.state.terms)
    shares = []
    for issue, place in issues:
        side = roles[place].preferences
        most = side.points(issue, side.best_option(issue))
        shares.append(side.points(issue, agreed[issue]) / most)
    return sum(shares) / len(shares)


def _compatible(play: Play) -> float | None:
    roles = play.scenario.roles
    issues = compatible_issues(roles[0].preferences, roles[1].preferences)
    if not issues:
        return None
    best = roles[0].preferences.best_option
    return sum(play.state.terms.get(i) == best(i) for i in issues) / len(issues)


def _discovered(play: Play) -> float | None:
    interests = play.counterpart.interests
    if not interests:
        return None
    told = {fact.id for _, fact in play.told}
    found = [i for i in interests if any(fact.id in told for fact in i.disclosures)]
    return len(found) / len(interests)


def _used(play: Play) -> float | None:
    if not play.told:
        return None
    used = [fact for number, fact in play.told if first_use(play, number, fact)]
    return len(used) / len(play.told)
