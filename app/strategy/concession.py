"""Where the counterpart's target stands: a curve in time, in part waiting for the learner.

target = aspiration − (aspiration − floor) x progress
progress = (1 − reciprocity) x time^pace + reciprocity x (the learner's own movement)
after Faratin, Sierra and Jennings (1998): time-dependent and behaviour-dependent tactics mixed.
Trust shifts progress by at most a tenth, and movement of the learner is measured in the
counterpart's own utility, so an extreme opening ("anchor") moves nothing by itself.
"""

from app.negotiation.history import History
from app.negotiation.preferences import FULL
from app.negotiation.scenario import Scenario
from app.negotiation.standing import offers, standing_offer
from app.negotiation.trust import START, trust
from app.strategy.persona import Persona

_TRUST_SHIFT = 0.10


def level_at(share: float, reservation: int) -> int:
    """Return the utility at a share of the way from the reservation value to the best."""
    return reservation + round(share * (FULL - reservation))


def time_used(history: History, scenario: Scenario, learner_id: str) -> float:
    """Return the share of the learner's turns that are used, 0..1."""
    return min(1.0, len(history.of(learner_id)) / scenario.turn_limit)


def target(history: History, scenario: Scenario, own_role: str, persona: Persona) -> int:
    """Return the utility the counterpart aims at now; never below its reservation value."""
    own = scenario.role(own_role)
    learner = scenario.other(own_role)
    start = level_at(persona.aspiration, own.reservation)
    lowest = level_at(persona.floor, own.reservation)
    by_time: float = time_used(history, scenario, learner.id) ** persona.pace
    by_return = learner_movement(history, scenario, own_role, start)
    progress = (1 - persona.reciprocity) * by_time + persona.reciprocity * by_return
    progress += _TRUST_SHIFT * (trust(history, learner.id) - START) / START * min(1.0, 3 * by_time)
    aimed_at = round(start - (start - lowest) * max(0.0, min(1.0, progress)))
    return min(aimed_at, _already_offered(history, scenario, own_role))


def _already_offered(history: History, scenario: Scenario, own_role: str) -> int:
    """What our last whole offer is worth to us: lost trust slows us, it takes nothing back."""
    last = standing_offer(history, own_role)
    if last is None or not scenario.is_complete(last.terms):
        return FULL
    own = scenario.role(own_role)
    return max(own.reservation, own.preferences.utility(last.terms))


def learner_movement(history: History, scenario: Scenario, own_role: str, start: int) -> float:
    """Return how far the learner has come towards the counterpart, 0..1, in own utility."""
    own = scenario.role(own_role).preferences
    made = [
        own.utility(offer.terms)
        for offer in offers(history)
        if offer.role != own_role and scenario.is_complete(offer.terms)
    ]
    if len(made) < 2 or made[0] >= start:
        return 0.0
    return max(0.0, min(1.0, (max(made[1:]) - made[0]) / (start - made[0])))
