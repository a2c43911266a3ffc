"""Counters without a question (counter-evidence): answers their first offer with a figure only."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, quoted_offer, seen_against
from app.negotiation.acts import Ask, Propose

CHECK = "counters-without-question"


def check(play: Play) -> Finding:
    """Seen when their first offer was countered at once and nothing had been asked by then."""
    theirs, own = next(
        ((a, b) for a, b in play.exchanges if a.has(Propose)),
        (None, None),
    )
    if theirs is None or own is None or not own.has(Propose):
        return not_observed(CHECK, is_counter=True)
    if any(turn.has(Ask) for turn in play.turns if turn.number <= own.number):
        return not_observed(CHECK, is_counter=True)
    return seen_against(CHECK, quoted_offer(play, theirs.number), quoted_offer(play, own.number))
