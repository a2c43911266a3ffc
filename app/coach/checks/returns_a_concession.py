"""Returns a concession: answers a move of the other side with one of one's own."""

from app.coach.exchanges import answered_by_a_move, replies
from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted, quoted_offer
from app.negotiation.acts import Accept, Close
from app.negotiation.standing import Concession

CHECK = "returns-a-concession"


def check(play: Play) -> Finding:
    """Met when a move followed theirs; missed when several of theirs got neither that nor a yes."""
    waited = [c for c in play.their_concessions if not _is_settled(play, c)]
    for theirs in waited:
        own = answered_by_a_move(play, theirs)
        if own is not None:
            return met(CHECK, quoted_offer(play, theirs.turn), quoted(own))
    if len(waited) < play.thresholds.moves_to_answer:
        return not_observed(CHECK)
    last = waited[-1]
    return missed(CHECK, quoted_offer(play, last.turn), quoted(replies(play, last.turn, 1)[0]))


def _is_settled(play: Play, theirs: Concession) -> bool:
    """To take what they offer, or to leave, is neither a move nor one withheld."""
    after = replies(play, theirs.turn, 1)
    return not after or after[0].has(Accept, Close)
