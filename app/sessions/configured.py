"""What a server has of a model: voice, ear and coach, each with its deadline, and the cap."""

from collections.abc import Callable
from dataclasses import dataclass

from app.sessions.coaching_live import LiveAnswer
from app.sessions.live_speech import Live
from app.sessions.model_hearing import LiveEar


@dataclass(frozen=True, slots=True)
class Configured:
    """None stands for what is not configured; `most_tokens` a session may take, 0 for no cap.

    `later` is what these need and a start does not: seconds of work that a thread may do.
    """

    voice: Live | None = None
    ear: LiveEar | None = None
    coach: LiveAnswer | None = None
    most_tokens: int = 0
    later: tuple[Callable[[], object], ...] = ()


NO_MODEL = Configured()
