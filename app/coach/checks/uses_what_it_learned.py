"""Uses what it learned: a fact the other side told changes a later offer (told → used)."""

from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer
from app.negotiation.acts import Importance
from app.negotiation.scenario import Disclosure
from app.negotiation.standing import MadeOffer

CHECK = "uses-what-it-learned"


def check(play: Play) -> Finding:
    """Met when an offer made after a fact moves the way the fact points; missed when none does."""
    chances = [(n, f) for n, f in play.told if f.issue and any(o.turn > n for o in play.offers)]
    for number, fact in chances:
        offer = first_use(play, number, fact)
        if offer is not None:
            told = told_words(play, number, fact)
            return met(CHECK, told, quoted_offer(play, offer.turn), issue=fact.issue)
    if not chances:
        return not_observed(CHECK)
    number, fact = chances[0]
    later = next(o for o in play.offers if o.turn > number)
    told = told_words(play, number, fact)
    return missed(CHECK, told, quoted_offer(play, later.turn), issue=fact.issue)


def first_use(play: Play, number: int, fact: Disclosure) -> MadeOffer | None:
    """Return the first offer after a fact that takes it up, else None."""
    before = {issue for o in play.kept_offers if o.turn < number for issue in o.said.issues}
    later = [offer for offer in play.kept_offers if offer.turn > number]
    # One more step on an issue that was haggled over before takes up nothing that was told.
    fresh = (o for o in later if len(o.said) > 1 or fact.issue not in before)
    return next((offer for offer in fresh if gives_on(play, fact, offer)), None)


def gives_on(play: Play, fact: Disclosure, offer: MadeOffer) -> bool:
    """Say whether an offer names the issue of a fact with an option better for them.

    Better than the learner's own favourite, that is: a gift or a meeting point on that issue. What
    they said matters little to them is used by any offer that names it.
    """
    option = offer.said.get(fact.issue) if fact.issue else None
    if fact.issue is None or option is None:
        return False
    theirs = play.counterpart.preferences
    favourite = play.learner.preferences.best_option(fact.issue)
    is_shared = option == favourite == theirs.best_option(fact.issue)
    is_light = fact.importance is Importance.LOW
    return is_light or is_shared or theirs.prefers(fact.issue, option, favourite)


def told_words(play: Play, number: int, fact: Disclosure) -> Evidence:
    """Return the words in which a fact was told."""
    text = play.turn(number).text
    return Evidence(number, fact.text if fact.text in text else text)
