"""Which parts a report has, in reading order: one for which nothing is known is left out."""

from app.review.debrief import Debrief

# One game is no progress yet.
LEAST_GAMES = 2
ORDER = (
    "result", "moments", "trajectory", "frontier", "transcript", "characteristics", "advice",
    "what-if", "relationship", "planned", "progress", "five-cs", "style", "their-side", "scoring",
    "onward",
)  # fmt: skip


def parts_of(debrief: Debrief) -> tuple[str, ...]:
    """Return the anchors of the parts that this report has, in reading order."""
    return tuple(part for part in ORDER if part not in _missing(debrief))


def _missing(debrief: Debrief) -> set[str]:
    further = debrief.further
    sheets = (further.preparation, further.beliefs, further.reflection, further.hints)
    games = further.progress.sessions if further.progress and further.progress.lines else 0
    present = {
        "what-if": further.what_if is not None,
        "relationship": further.relationship is not None,
        "planned": any(sheets),
        "progress": games >= LEAST_GAMES,
        "five-cs": bool(further.five_cs),
        "style": further.style is not None,
    }
    return {part for part, is_there in present.items() if not is_there}
