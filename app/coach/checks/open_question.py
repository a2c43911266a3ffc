"""Open question: asks about the other side in words that cannot be answered yes or no."""

from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, met, missed, not_observed
from app.negotiation.history import Turn

CHECK = "open-question"


def check(play: Play) -> Finding:
    """Met with enough open questions; missed when the talk was long enough to ask them."""
    asked = [turn for turn in play.turns if turn.marked("open_question")]
    if len(asked) >= play.thresholds.open_questions:
        return met(CHECK, *(_words(turn) for turn in asked[:2]))
    if len(play.turns) < play.thresholds.turns_to_judge:
        return not_observed(CHECK)
    return missed(CHECK, *play.first_bargaining())


def _words(turn: Turn) -> Evidence:
    return Evidence(turn.number, turn.marked("open_question")[0].span.of(turn.text))
