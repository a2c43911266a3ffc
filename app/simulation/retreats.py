"""Where an offer is worse for the learner than one the same counterpart made before.

Of such pairs, one that brings the counterpart something is a taking back, which it must not do;
one that brings it nothing is a misreading: it cannot know what the learner wants, so that is a
figure to watch, no breach. What the learner itself had asked for is not held against it.
"""

from collections.abc import Iterator, Mapping

from app.negotiation.acts import Propose
from app.negotiation.preferences import Preferences
from app.negotiation.scenario import Scenario
from app.negotiation.standing import MadeOffer, offers
from app.negotiation.terms import Terms
from app.simulation.self_play import Game


def takings_back(game: Game, scenario: Scenario) -> tuple[str, ...]:
    """Return whole offers that give nothing and take something, as "takes_back: where"."""
    own = scenario.other(game.learner_role).preferences
    return tuple(
        f"takes_back: turn {now.turn}, offered better in turn {before.turn}"
        for now, before in _worsened(game, scenario)
        if own.utility(now.terms) > own.utility(before.terms)
    )


def misreadings(game: Game, scenario: Scenario) -> tuple[str, ...]:
    """Return whole offers that help neither side, as "misreads: where"."""
    own = scenario.other(game.learner_role).preferences
    return tuple(
        f"misreads: turn {now.turn}, better in turn {before.turn}"
        for now, before in _worsened(game, scenario)
        if own.utility(now.terms) <= own.utility(before.terms)
    )


def _worsened(game: Game, scenario: Scenario) -> Iterator[tuple[MadeOffer, MadeOffer]]:
    """Each turn's whole offers that are worse on every issue they change, and the earlier one."""
    likes = scenario.role(game.learner_role).preferences
    asked = _put_forward(game)
    turns = _proposals(game, scenario)
    for number, now in turns.items():
        wished = {pair for at, pair in asked if at < number}
        for before in (made for earlier, made in turns.items() if earlier < number):
            pairs = [(o.terms, e.terms) for o in now for e in before]
            if all(_is_worse(likes, new, old, wished) for new, old in pairs):
                yield now[0], before[0]
                break


def _proposals(game: Game, scenario: Scenario) -> Mapping[int, list[MadeOffer]]:
    """The counterpart's whole offers by turn; what it takes is the learner's offer, not its own."""
    own = scenario.other(game.learner_role).id
    proposing = {turn.number for turn in game.history.of(own) if turn.has(Propose)}
    found: dict[int, list[MadeOffer]] = {}
    for offer in offers(game.history):
        if offer.turn in proposing and scenario.is_complete(offer.terms):
            found.setdefault(offer.turn, []).append(offer)
    return found


def _put_forward(game: Game) -> list[tuple[int, tuple[str, str]]]:
    made = [offer for offer in offers(game.history) if offer.role == game.learner_role]
    return [(offer.turn, pair) for offer in made for pair in offer.said]


def _is_worse(likes: Preferences, now: Terms, before: Terms, wished: set[tuple[str, str]]) -> bool:
    changed = now.changed_from(before)
    if not changed.settled or set(changed) <= wished:
        return False
    return all(
        likes.prefers(issue, before.get(issue) or option, option) for issue, option in changed
    )
