"""Offers and concessions as folds: what is on the table, from whom, and what moved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from app.negotiation.acts import Accept, Propose, Reject
from app.negotiation.history import History, Turn
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms


@dataclass(frozen=True, slots=True)
class MadeOffer:
    """An offer as it stands after it was made.

    `said` is what the words held, `own` with it what the same side has put forward before;
    `terms` fills the rest from the other side's latest offer, so that "84 then" means the
    package with 84.
    """

    turn: int
    role: str
    said: Terms
    own: Terms
    terms: Terms
    is_conditional: bool
    is_final: bool
    is_one_of_several: bool


def offers(history: History) -> tuple[MadeOffer, ...]:
    """Return every offer made, oldest first, each completed as far as the talk allows."""
    return history.fold_turns("offers", (), _with_offers_of)


def _with_offers_of(
    made: tuple[MadeOffer, ...], turn: Turn, _past: History
) -> tuple[MadeOffer, ...]:
    return (*made, *_offers_of(turn, made))


def standing_offer(history: History, role_id: str) -> MadeOffer | None:
    """Return a side's latest offer, or None.

    Of several at once it is the one that the other side's words since then come nearest to, and
    the last named while they favour none.
    """
    made = offers(history)
    current = _current(made, role_id)
    since = [offer for offer in made if current and offer.turn > current[-1].turn]
    return _nearest(current, since[-1].said if since else Terms())


def current_offers(history: History, role_id: str) -> tuple[MadeOffer, ...]:
    """Return the offers of a side's latest proposing turn: one, or several at once."""
    return _current(offers(history), role_id)


def _current(made: tuple[MadeOffer, ...], role_id: str) -> tuple[MadeOffer, ...]:
    own = [offer for offer in made if offer.role == role_id]
    return tuple(offer for offer in own if offer.turn == own[-1].turn)


def _nearest(among: tuple[MadeOffer, ...], said: Terms) -> MadeOffer | None:
    """Return the offer that holds most of some terms, of equals the last."""
    held = [len(said) - len(said.changed_from(offer.terms)) for offer in among]
    best = [offer for offer, count in zip(among, held, strict=True) if count == max(held)]
    return best[-1] if best else None


@dataclass(frozen=True, slots=True)
class Concession:
    """What a side gave up between two of its own whole offers, in own and other's utility."""

    turn: int
    role: str
    own_cost: int
    other_gain: int
    changed: Terms
    is_conditional: bool


def concessions(history: History, scenario: Scenario, role_id: str) -> tuple[Concession, ...]:
    """Return a side's moves between its whole offers; a move that costs it nothing is left out."""
    return history.fold(
        ("concessions", scenario.id, role_id), lambda talk: _concessions(talk, scenario, role_id)
    )


def _concessions(history: History, scenario: Scenario, role_id: str) -> tuple[Concession, ...]:
    own = scenario.role(role_id).preferences
    other = scenario.other(role_id).preferences
    whole = [
        offer
        for offer in offers(history)
        if offer.role == role_id and scenario.is_complete(offer.terms)
    ]
    found = []
    for before, after in pairwise(whole):
        cost = own.utility(before.terms) - own.utility(after.terms)
        if cost > 0 and before.turn != after.turn:
            gain = other.utility(after.terms) - other.utility(before.terms)
            changed = after.terms.changed_from(before.terms)
            found.append(Concession(after.turn, role_id, cost, gain, changed, after.is_conditional))
    return tuple(found)


def _offers_of(turn: Turn, made: tuple[MadeOffer, ...]) -> list[MadeOffer]:
    own = _latest(made, lambda o: o.role == turn.role)
    other = _without_refused(_meant_of_others(made, turn), turn)
    taken = _taken_in(turn)
    proposals = [act for act in turn.acts if isinstance(act, Propose)]
    if taken and not proposals:
        return [_made(turn, Propose((taken,)), taken, own, None)]
    # "Noon is fine, but 12 then": what is taken belongs to what is offered in the same breath.
    return [
        _made(turn, act, said.merged_over(taken), own, other)
        for act in proposals
        for said in act.offers
    ]


def _taken_in(turn: Turn) -> Terms:
    """Return the values of the other side that a turn takes by name."""
    taken = Terms()
    for act in turn.acts:
        if isinstance(act, Accept) and act.terms is not None:
            taken = act.terms.merged_over(taken)
    return taken


def _meant_of_others(made: tuple[MadeOffer, ...], turn: Turn) -> MadeOffer | None:
    """Return the other side's latest offer; of several at once the one this turn speaks of."""
    latest = _latest(made, lambda o: o.role != turn.role)
    if latest is None:
        return None
    said = [terms for act in turn.acts if isinstance(act, Propose) for terms in act.offers]
    return _nearest(_current(made, latest.role), said[0] if said else Terms())


def _without_refused(offer: MadeOffer | None, turn: Turn) -> MadeOffer | None:
    """Leave out what this very turn refuses: it is not taken over as the base of a new offer."""
    refused = {p for act in turn.acts if isinstance(act, Reject) for p in act.terms}
    if offer is None or not refused:
        return offer
    return replace(offer, terms=Terms(tuple(p for p in offer.terms if p not in refused)))


def _made(
    turn: Turn, act: Propose, said: Terms, own: MadeOffer | None, other: MadeOffer | None
) -> MadeOffer:
    base = other.terms if other else Terms()
    base = own.terms.merged_over(base) if own else base
    return MadeOffer(
        turn.number,
        turn.role,
        said,
        said.merged_over(own.own) if own else said,
        said.merged_over(base),
        act.is_conditional,
        act.is_final,
        len(act.offers) > 1,
    )


def _latest(made: tuple[MadeOffer, ...], wanted: Callable[[MadeOffer], bool]) -> MadeOffer | None:
    return next((offer for offer in reversed(made) if wanted(offer)), None)
