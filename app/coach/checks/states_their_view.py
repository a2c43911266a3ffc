"""States their view: says how the other side sees it, in words that side can confirm."""

from app.coach.checks.tests_understanding import said_back
from app.coach.judgement import Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Accept, Clarify, Close, Reject
from app.negotiation.history import Turn

CHECK = "states-their-view"


def check(play: Play) -> Finding:
    """Met when what was said back went unrefused; missed when enough was told and never was."""
    for turn in play.turns:
        words = said_back(play, turn)
        answer = next((t for t in play.history if t.number == turn.number + 1), None)
        if words is not None and answer is not None and _is_confirmed(answer):
            return met(CHECK, words, quoted(answer))
    if len(play.told) < play.thresholds.facts_before_summary:
        return not_observed(CHECK)
    number = play.told[play.thresholds.facts_before_summary - 1][0]
    after = [t for t in play.turns if t.number > number and not t.has(Accept, Close)]
    return missed(CHECK, quoted(after[-1])) if after else not_observed(CHECK)


def _is_confirmed(answer: Turn) -> bool:
    """Whoever is misunderstood says so; a no to an offer in the same breath is no such thing."""
    is_denied = any(
        isinstance(act, Reject) and not act.terms and not act.asked for act in answer.acts
    )
    return not is_denied and not answer.has(Clarify, Close)
