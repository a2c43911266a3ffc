"""Links to their need: ties an offer, in so many words, to something the other side has told."""

from app.coach.checks.uses_what_it_learned import gives_on, told_words
from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer
from app.negotiation.acts import Acknowledge
from app.negotiation.history import Turn
from app.negotiation.scenario import Disclosure
from app.negotiation.standing import MadeOffer

CHECK = "links-to-their-need"
# Said of an offer on what they told about: what it answers, or what it does for them.
_NAMED = ("links_to_need", "helps_them")


def check(play: Play) -> Finding:
    """Met when an offer made after a fact names the need behind it; missed when none does."""
    chances = [
        (number, fact, offer)
        for number, fact in play.told
        for offer in play.kept_offers
        if fact.issue and offer.turn > number
    ]
    for number, fact, offer in chances:
        if _is_linked(play, play.turn(offer.turn), fact, offer):
            told = told_words(play, number, fact)
            return met(CHECK, told, quoted_offer(play, offer.turn), issue=fact.issue)
    if not chances:
        return not_observed(CHECK)
    number, fact, offer = chances[0]
    told = told_words(play, number, fact)
    return missed(CHECK, told, quoted_offer(play, offer.turn), issue=fact.issue)


def _is_linked(play: Play, turn: Turn, fact: Disclosure, offer: MadeOffer) -> bool:
    """Tell an offer that says why from one that merely happens to suit them."""
    if not gives_on(play, fact, offer):
        return False
    return bool(play.marks(turn, *_NAMED)) or Acknowledge(fact.issue) in turn.acts
