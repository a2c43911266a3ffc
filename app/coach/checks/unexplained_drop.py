"""Unexplained drop (counter-evidence): a large move for nothing, and without a word why."""

from app.coach.judgement import Finding
from app.coach.play import Play, not_observed, quoted_offer, seen_against
from app.negotiation.acts import Argue
from app.negotiation.standing import Concession

CHECK = "unexplained-drop"


def check(play: Play) -> Finding:
    """Seen when a free, unexplained concession cost at least the threshold."""
    for concession in play.concessions:
        if concession.own_cost >= play.thresholds.drop and _is_bare(play, concession):
            return seen_against(CHECK, quoted_offer(play, concession.turn))
    return not_observed(CHECK, is_counter=True)


def _is_bare(play: Play, concession: Concession) -> bool:
    turn = play.turn(concession.turn)
    has_reason = turn.has(Argue) or play.marks(turn, "gives_reason", "objective_standard")
    return not concession.is_conditional and not has_reason
