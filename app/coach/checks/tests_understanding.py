"""Tests understanding: says back what was heard, so that the other side can correct it."""

from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, met, missed, not_observed, quoted
from app.negotiation.acts import Accept, Acknowledge, Close, Summarise
from app.negotiation.history import Turn
from app.negotiation.standing import standing_offer

CHECK = "tests-understanding"


def check(play: Play) -> Finding:
    """Met by saying back what they said; missed when enough was told to be worth it."""
    for turn in play.turns:
        words = said_back(play, turn)
        if words is not None:
            return met(CHECK, words)
    if len(play.told) < play.thresholds.facts_before_summary:
        return not_observed(CHECK)
    number = play.told[play.thresholds.facts_before_summary - 1][0]
    later = [turn for turn in play.turns if turn.number > number]
    after = [turn for turn in later if not turn.has(Accept, Close)]
    return missed(CHECK, quoted(after[0])) if after else not_observed(CHECK)


def said_back(play: Play, turn: Turn) -> Evidence | None:
    """Return the words of a turn that say back what was heard, in any words, else None.

    A summary, naming an issue they have told something about, or what shows as such in words.
    """
    known = {fact.issue for number, fact in play.told if number < turn.number}
    for act in turn.acts:
        if isinstance(act, Summarise) and _is_theirs(play, turn, act):
            return quoted(turn, act)
        if isinstance(act, Acknowledge) and act.issue is not None and act.issue in known:
            return quoted(turn, act)
    for mark in play.marks(turn, "tests_understanding"):
        if known:
            return Evidence(turn.number, mark.span.of(turn.text))
    return None


def _is_theirs(play: Play, turn: Turn, act: Summarise) -> bool:
    """Tell what they said from one's own wishes: "to be clear, 94" tests nobody's understanding."""
    if not act.terms:
        return True
    theirs = standing_offer(play.history.until(turn.number), play.counterpart.id)
    return theirs is not None and not act.terms.changed_from(theirs.terms)
