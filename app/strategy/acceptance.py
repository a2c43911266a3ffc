"""When the counterpart takes what is on the table; never below its reservation value."""

from app.negotiation.history import History
from app.negotiation.scenario import Role, Scenario
from app.negotiation.standing import MadeOffer, current_offers
from app.negotiation.trust import START
from app.strategy.concession import level_at
from app.strategy.persona import Persona


def acceptable_offer(
    history: History,
    scenario: Scenario,
    own_role: str,
    wanted: int,
) -> MadeOffer | None:
    """Return the learner's current whole offer worth at least `wanted` to us, the best first.

    `wanted` is raised to the reservation value if it lies below it.
    """
    own = scenario.role(own_role)
    learner = scenario.other(own_role)
    bar = max(wanted, own.reservation)
    whole = [
        offer
        for offer in current_offers(history, learner.id)
        if scenario.is_complete(offer.terms) and own.preferences.utility(offer.terms) >= bar
    ]
    return max(whole, key=lambda o: own.preferences.utility(o.terms), default=None)


def acceptance_level(own: Role, persona: Persona, target: int, turns_left: int, trust: int) -> int:
    """Return the utility from which we accept: the target, less when the last turn has come.

    Somebody who has been pushed about takes no thin deal at the end: trust lost raises the bar,
    the more so the more a style answers like with like.
    """
    if turns_left > 0:
        return target
    lost = max(0, START - trust) / START
    grudge = _GRUDGE * persona.reciprocity
    return min(target, level_at(persona.last_call + grudge * lost, own.reservation))


_GRUDGE = 0.45
