"""Which values a reply decided: offered, said back, taken or refused; and which it named before."""

from collections.abc import Iterable

from app.dialogue.ports import SpeechRequest
from app.negotiation.acts import Accept, Act, Clarify, Propose, Reject, Summarise
from app.negotiation.standing import current_offers, standing_offer
from app.negotiation.terms import Terms

Pair = tuple[str, str]


def offered(acts: Iterable[Act]) -> frozenset[Pair]:
    """Return the values of the offers that were decided."""
    offers = (offer for act in acts if isinstance(act, Propose) for offer in act.offers)
    return frozenset(pair for offer in offers for pair in offer)


def restated(acts: Iterable[Act]) -> frozenset[Pair]:
    """Return the values that were decided to be said back or taken."""
    found: set[Pair] = set()
    for act in acts:
        if isinstance(act, Clarify):
            found |= set(act.near)
        elif isinstance(act, Summarise | Accept):
            found |= set(act.terms or ())
    return frozenset(found)


def refused(acts: Iterable[Act]) -> frozenset[Pair]:
    """Return the values that were refused, and neither offered nor said back."""
    acts = tuple(acts)
    pairs = {pair for act in acts if isinstance(act, Reject) for pair in act.terms}
    return frozenset(pairs - offered(acts) - restated(acts))


def decided(acts: Iterable[Act]) -> frozenset[Pair]:
    """Return every value that was decided, with whatever sign."""
    acts = tuple(acts)
    return offered(acts) | restated(acts) | refused(acts)


def own_last(request: SpeechRequest) -> Terms:
    """Return the speaker's standing offer, empty where there is none."""
    last = standing_offer(request.history, request.speaker.id)
    return last.terms if last else Terms()


def their_last(request: SpeechRequest) -> Terms:
    """Return the other side's offer on the table, empty where there is none."""
    other = request.words.scenario.other(request.speaker.id)
    found = current_offers(request.history, other.id)
    return found[-1].terms if found else Terms()
