"""One breaker for everything that is asked of an endpoint, whoever asks: voice, ear and coach."""

from app.errors import ModelFailed
from app.llm.breaker import Breaker

# What says that the endpoint is alive, although this answer cannot be used.
_ALIVE = frozenset({"ok", "empty", "endless", "refused", "tool_call"})


class Guard:
    """Told when a call begins and how it ended; times are of the running loop."""

    def __init__(self) -> None:
        """Begin with an endpoint nothing is known of."""
        self._breaker = Breaker()

    def begin(self, now: float) -> None:
        """Let a call begin, or raise ModelFailed("breaker_open")."""
        if not self._breaker.admits(now):
            raise ModelFailed("breaker_open")
        self._breaker = self._breaker.began(now)

    def end(self, outcome: str, now: float, asked_pause: float = 0.0) -> None:
        """Take note of an end: ok, abandoned, or a fault; `asked_pause` is in seconds."""
        if outcome == "breaker_open":
            return
        if outcome == "abandoned":
            self._breaker = self._breaker.abandoned()
        elif outcome in _ALIVE:
            self._breaker = self._breaker.succeeded()
        else:
            self._breaker = self._breaker.failed(now, asked_pause)
