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
            told = Evidence(number, _told_words(play, number, fact))
            return met(CHECK, told, quoted_offer(play, offer.turn), issue=fact.issue)
    if not chances:
        return not_observed(CHECK)
    number, fact = chances[0]
    later = next(o for o in play.offers if o.turn > number)
    told = Evidence(number, _told_words(play, number, fact))
    return missed(CHECK, told, quoted_offer(play, later.turn), issue=fact.issue)


def first_use(play: Play, number: int, fact: Disclosure) -> MadeOffer | None:
    """Return the first offer after a fact that names its issue with an option better for them.

    Better than the learner's own favourite, that is: a gift or a meeting point on that issue. What
    they said matters little to them is used by any offer that names it.
    """
    issue = fact.issue
    if issue is None:
        return None
    theirs = play.counterpart.preferences
    favourite = play.learner.preferences.best_option(issue)
    for offer in play.kept_offers:
        option = offer.said.get(issue)
        if offer.turn > number and option is not None:
            shared = option == favourite == theirs.best_option(issue)
            is_light = fact.importance is Importance.LOW
            if is_light or shared or theirs.prefers(issue, option, favourite):
                return offer
    return None


def _told_words(play: Play, number: int, fact: Disclosure) -> str:
    text = play.turn(number).text
    return fact.text if fact.text in text else text
