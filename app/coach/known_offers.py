"""Offers made of what the learner may know: the own role, and what the other side put forward.

Unlike `better_offers`, nothing here reads the counterpart's preferences, alternative or untold
facts: a wish of theirs counts once it stood in an offer of theirs. So it may be shown in a game.
"""

from collections.abc import Iterator

from app.coach.play import Play
from app.negotiation.acts import Importance
from app.negotiation.ledger import told
from app.negotiation.standing import MadeOffer, current_offers, offers, standing_offer
from app.negotiation.terms import Terms, terms_of


def their_wishes(play: Play) -> Terms:
    """Return the option of each issue that the other side itself has put forward last."""
    theirs = [offer for offer in offers(play.history) if offer.role == play.counterpart.id]
    return theirs[-1].own if theirs else Terms()


def best_on_table(play: Play) -> MadeOffer | None:
    """Return their whole offer on the table that is worth most to the learner, or None."""
    found = current_offers(play.history, play.counterpart.id)
    whole = [offer for offer in found if play.scenario.is_complete(offer.terms)]
    return max(whole, key=lambda o: play.learner.preferences.utility(o.terms), default=None)


def swap(play: Play) -> Terms | None:
    """Return a give for a get: a wish of theirs on a lighter issue for what weighs more here.

    None where no wish of theirs is known on an issue that is lighter than a disputed one.
    """
    start = own_position(play)
    found = ((asks, give) for asks in _disputed(play) for give in _gives(play, start, asks))
    asks, give = next(found, (None, Terms()))
    return start.only({asks}).merged_over(give) if asks else None


def whole_package(play: Play) -> Terms | None:
    """Return a whole outcome: what weighs most is held, their wishes are met while there is room.

    None where not one wish of theirs can be met.
    """
    start = own_position(play)
    found = start
    for give in (give for asks in _disputed(play) for give in _gives(play, start, asks)):
        after = give.merged_over(found)
        found = after if _worth(play, after) >= _floor(play, start) else found
    return found if found != start else None


def own_position(play: Play) -> Terms:
    """Return the learner's own latest words on each issue, and its best where it said nothing."""
    own = play.learner.preferences
    best = terms_of({issue.id: own.best_option(issue.id) for issue in play.scenario.issues})
    last = standing_offer(play.history, play.learner.id)
    return last.own.merged_over(best) if last else best


def _disputed(play: Play) -> list[str]:
    """Return the issues on which the sides stand apart, the weightiest first, the price last."""
    start, wishes = own_position(play), their_wishes(play)
    own = play.learner.preferences
    apart = [i for i in play.scenario.issues if wishes.get(i.id) != start.get(i.id)]
    haggled = play.scenario.haggled
    ranked = sorted(apart, key=lambda i: (i is haggled, -own.weight(i.id), i.id))
    return [issue.id for issue in ranked]


def _gives(play: Play, start: Terms, asks: str) -> Iterator[Terms]:
    """Yield their wishes on lighter issues, those they called important first, then the cheapest.

    A wish that would leave less than half of what is held above the alternative is no give.
    """
    own, wishes = play.learner.preferences, their_wishes(play)
    facts = told(play.history, play.counterpart)
    dear = {fact.issue for fact in facts if fact.importance is Importance.HIGH}

    def cost(issue: str, option: str) -> int:
        return own.points(issue, start.get(issue) or option) - own.points(issue, option)

    lighter = [
        (issue, option)
        for issue, option in wishes
        if own.weight(issue) < own.weight(asks) and cost(issue, option) > 0
    ]
    for issue, option in sorted(lighter, key=lambda p: (p[0] not in dear, cost(*p), p[0])):
        give = terms_of({issue: option})
        if _worth(play, give.merged_over(start)) >= _floor(play, start):
            yield give


def _floor(play: Play, start: Terms) -> int:
    return play.learner.reservation + max(0, _worth(play, start) - play.learner.reservation) // 2


def _worth(play: Play, terms: Terms) -> int:
    return play.learner.preferences.utility(terms)
