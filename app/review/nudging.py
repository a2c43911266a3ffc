"""A nudge in words, for practice: one line after some weak turns in a row."""

from app.coach.nudges import nudge
from app.coach.play import Play
from app.review.teaching import Teaching


def say_nudge(play: Play, teaching: Teaching) -> str | None:
    """Return a nudge's text, None where none is due."""
    found = nudge(play, teaching.rubric.practice)
    return None if found is None else teaching.lessons.nudges[found]
