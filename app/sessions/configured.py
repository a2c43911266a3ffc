"""What a server has of a model: for each use the model and its deadline, and the caps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.sessions.caps import NO_CAPS, Caps
from app.sessions.coaching_live import LiveAnswer
from app.sessions.live_speech import Live
from app.sessions.model_hearing import LiveEar
from app.sessions.reworder import LiveWording

# Calls by (use, outcome).
CallCounts = Callable[[], Mapping[tuple[str, str], int]]


def no_calls() -> Mapping[tuple[str, str], int]:
    """Return the counts of a server without a model."""
    return {}


@dataclass(frozen=True, slots=True)
class Configured:
    """None stands for what is not configured; `caps` are on the tokens it may take.

    `later` is what these need and a start does not: seconds of work that a thread may do.
    `calls` counts what was asked of it.
    """

    voice: Live | None = None
    ear: LiveEar | None = None
    coach: LiveAnswer | None = None
    caps: Caps = NO_CAPS
    later: tuple[Callable[[], object], ...] = ()
    wording: LiveWording | None = None
    calls: CallCounts = no_calls


NO_MODEL = Configured()
