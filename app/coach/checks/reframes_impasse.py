"""Reframes an impasse: where nothing moves, changes the question and not only the figure."""

from app.coach.exchanges import question, standstills
from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Accept, Close, Propose, SuggestProcess
from app.negotiation.history import Turn

CHECK = "reframes-impasse"


def check(play: Play) -> Finding:
    """Met when a standstill was answered by another way of looking; missed when by none."""
    stuck = [(theirs, own) for theirs, own in standstills(play) if not own.has(Accept, Close)]
    for theirs, own in stuck:
        if is_reframed(play, own):
            return met(CHECK, quoted(theirs), quoted(own))
    if not stuck:
        return not_observed(CHECK)
    theirs, own = stuck[0]
    return missed(CHECK, quoted(theirs), quoted(own))


def is_reframed(play: Play, turn: Turn) -> bool:
    """Say whether a turn asks why, opens a way to go on, or brings in another trade."""
    if turn.has(SuggestProcess) or question(play, turn) is not None:
        return True
    if play.marks(turn, "what_if", "brainstorm", "asks_for_options"):
        return True
    return any(_is_another_trade(play, turn, act) for act in turn.acts if isinstance(act, Propose))


def _is_another_trade(play: Play, turn: Turn, act: Propose) -> bool:
    """A trade counts when it changes something besides what was being haggled over."""
    before = [offer for offer in play.offers if offer.turn < turn.number]
    price = play.scenario.haggled
    changed = {
        issue
        for terms in act.offers
        for issue in (terms.changed_from(before[-1].own) if before else terms).issues
        if price is None or issue != price.id
    }
    return bool(changed) and (act.is_conditional or len(act.offers) > 1)
