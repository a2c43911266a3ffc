"""Cheap for dear: gives where it costs little and is worth much to the other side."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted_offer
from app.negotiation.standing import Concession

CHECK = "cheap-for-dear"


def check(play: Play) -> Finding:
    """Met when a concession brought them clearly more than it cost; missed when none did."""
    if not play.concessions:
        return not_observed(CHECK)
    best = max(play.concessions, key=_worth)
    if _worth(best) >= play.thresholds.cheap_for_dear:
        return met(CHECK, quoted_offer(play, best.turn), issue=_issue(best))
    return missed(CHECK, quoted_offer(play, play.concessions[0].turn))


def _worth(concession: Concession) -> float:
    return concession.other_gain / concession.own_cost


def _issue(concession: Concession) -> str | None:
    return concession.changed.issues[0] if len(concession.changed) == 1 else None
