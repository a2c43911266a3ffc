"""Two unilateral concessions (counter-evidence): moves twice while the other side stands still."""

from itertools import pairwise

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, quoted_offer, seen_against
from app.negotiation.standing import concessions

CHECK = "two-unilateral"


def check(play: Play) -> Finding:
    """Seen when two own concessions have none of the other side's between or before them."""
    theirs = concessions(play.history, play.scenario, play.counterpart.id)
    free = [c for c in play.concessions if not c.is_conditional]
    for first, second in pairwise(free):
        if not any(first.turn < other.turn < second.turn for other in theirs):
            quotes = (quoted_offer(play, first.turn), quoted_offer(play, second.turn))
            return seen_against(CHECK, *quotes)
    return not_observed(CHECK, is_counter=True)
