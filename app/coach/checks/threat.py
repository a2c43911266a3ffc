"""Threat (counter-evidence): announces harm or leaving to get its way."""

from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, not_observed, quoted, seen_against
from app.negotiation.acts import Span, Threaten
from app.negotiation.history import Turn

CHECK = "threat"


def check(play: Play) -> Finding:
    """Seen at the first threat, with its words; a bare last word is another check's affair."""
    for turn in play.turns:
        for act, span in zip(turn.acts, turn.spans, strict=False):
            if isinstance(act, Threaten) and not _is_last_word(play, turn, span):
                return seen_against(CHECK, quoted(turn, act))
        for mark in play.marks_against(turn, "threat"):
            if not _is_last_word(play, turn, mark.span):
                return seen_against(CHECK, Evidence(turn.number, mark.span.of(turn.text)))
    return not_observed(CHECK, is_counter=True)


def _is_last_word(play: Play, turn: Turn, words: Span) -> bool:
    """Tell "take it or leave it" from what says what will happen otherwise."""
    last = play.marks_against(turn, "ultimatum")
    return any(mark.span.start < words.end and words.start < mark.span.end for mark in last)
