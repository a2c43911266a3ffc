"""Where the counterpart's target stands: a curve in time, in part waiting for the learner.

target = aspiration − (aspiration − floor) x progress
progress = (1 − reciprocity) x time^pace + reciprocity x (the learner's own movement)
after Faratin, Sierra and Jennings (1998): time-dependent and behaviour-dependent tactics mixed.
Trust shifts progress by at most a tenth, less with a style that does not answer like with like.
Movement of the learner is measured in the counterpart's own utility, so an extreme opening
("anchor") moves nothing by itself. A style that splits answers a move by going part of the way to
the learner's offer, never below its floor.
"""

from app.negotiation.history import History
from app.negotiation.preferences import FULL
from app.negotiation.scenario import Scenario
from app.negotiation.standing import MadeOffer, offers, standing_offer
from app.negotiation.trust import START, trust
from app.strategy.persona import Persona

_TRUST_SHIFT = 0.10
_HALFWAY = 0.5


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
    shift = _TRUST_SHIFT * min(1.0, 2 * persona.reciprocity)
    progress += shift * (trust(history, learner.id) - START) / START * min(1.0, 3 * by_time)
    aimed_at = round(start - (start - lowest) * max(0.0, min(1.0, progress)))
    already = _already_offered(history, scenario, own_role)
    met = _halfway(history, scenario, own_role, persona.splitting)
    return min(aimed_at, already, max(met, lowest))


def _already_offered(history: History, scenario: Scenario, own_role: str) -> int:
    """What our last whole offer is worth to us: lost trust slows us, it takes nothing back."""
    last = standing_offer(history, own_role)
    if last is None or not scenario.is_complete(last.terms):
        return FULL
    own = scenario.role(own_role)
    return max(own.reservation, own.preferences.utility(last.terms))


def _halfway(history: History, scenario: Scenario, own_role: str, splitting: float) -> int:
    """Return where meeting the learner's latest move brings us; FULL where there is none to meet.

    Only a move is met: the learner's first whole offer, or one worth more to us than its last.
    """
    made = _whole_of_learner(history, scenario, own_role)
    last = standing_offer(history, own_role)
    already = _already_offered(history, scenario, own_role)
    if not made or last is None or already == FULL or made[-1].turn < last.turn:
        return FULL
    likes = scenario.role(own_role).preferences
    worth = [likes.utility(offer.terms) for offer in made]
    if len(worth) > 1 and worth[-1] <= max(worth[:-1]):
        return FULL
    gap = max(0, already - worth[-1])
    return already - round(gap * _HALFWAY * splitting)


def learner_movement(history: History, scenario: Scenario, own_role: str, start: int) -> float:
    """Return how far the learner has come towards the counterpart, 0..1, in own utility."""
    own = scenario.role(own_role).preferences
    made = [own.utility(o.terms) for o in _whole_of_learner(history, scenario, own_role)]
    if len(made) < 2 or made[0] >= start:
        return 0.0
    return max(0.0, min(1.0, (max(made[1:]) - made[0]) / (start - made[0])))


def _whole_of_learner(history: History, scenario: Scenario, own_role: str) -> list[MadeOffer]:
    return [
        offer
        for offer in offers(history)
        if offer.role != own_role and scenario.is_complete(offer.terms)
    ]
