"""Empty "we" talk (counter-evidence): speaks of both sides again and again, and says nothing."""

from app.coach.exchanges import is_substantial
from app.coach.judgement import Evidence, Finding
from app.coach.play import Play, not_observed, seen_against

CHECK = "empty-we-talk"


def check(play: Play) -> Finding:
    """Seen when enough turns speak of "us both" without asking, telling, arguing or offering."""
    empty = [
        Evidence(turn.number, marks[0].span.of(turn.text))
        for turn in play.turns
        if (marks := play.marks_against(turn, "joint_framing")) and not is_substantial(turn)
    ]
    if len(empty) < play.thresholds.empty_we_talk:
        return not_observed(CHECK, is_counter=True)
    return seen_against(CHECK, *empty[: play.thresholds.empty_we_talk])
