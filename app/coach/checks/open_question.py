"""Open question: asks about the other side in words that cannot be answered yes or no."""

from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, met, missed, not_observed
from app.negotiation.acts import Accept
from app.negotiation.history import Turn

CHECK = "open-question"


def check(play: Play) -> Finding:
    """Met with enough open questions; missed when the talk was long enough to ask them."""
    asked = [(turn, spans[0]) for turn in play.turns if (spans := open_questions(play, turn))]
    if len(asked) >= play.thresholds.open_questions:
        return met(CHECK, *(Evidence(turn.number, words) for turn, words in asked[:2]))
    if len(play.turns) < play.thresholds.turns_to_judge:
        return not_observed(CHECK)
    # Who never offers has its chance to ask before it takes what is offered.
    return missed(CHECK, *play.first_bargaining(Accept))


def open_questions(play: Play, turn: Turn) -> list[str]:
    """Return the open questions of a turn; asking for an offer is not asking for a need."""
    calls = {marker.span for marker in play.marks(turn, "asks_for_offer", "asks_for_options")}
    found = [marker.span for marker in play.marks(turn, "open_question")]
    return [span.of(turn.text) for span in found if span not in calls]
