"""Leaves rightly: makes no deal where none could have beaten both alternatives."""

from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted

CHECK = "leaves-rightly"


def check(play: Play) -> Finding:
    """Met by ending without a deal where there is no ZOPA, missed by a deal; else no opportunity.

    Who ended the talk does not matter: what was on the table was not taken.
    """
    if play.has_zopa or not play.turns or not (play.is_deal or play.is_ended):
        return not_observed(CHECK)
    return (missed if play.is_deal else met)(CHECK, quoted(play.turns[-1]))
