"""Leaves a dead endpoint alone: closed, open for a while, then one trial at a time.

A value: each event returns the next state; times are seconds of any steady clock, handed in.
"""

from dataclasses import dataclass, replace
from typing import Literal

FAILURES = 3
FIRST_PAUSE = 15.0
LONGEST_PAUSE = 120.0

State = Literal["closed", "open", "half open"]


@dataclass(frozen=True, slots=True)
class Breaker:
    """How the last calls went; `pauses` counts the openings since the last success."""

    failures: int = 0
    pauses: int = 0
    open_until: float | None = None
    is_trying: bool = False

    def state(self, now: float) -> State:
        """Return closed, open, or half open: the pause is over and nothing has succeeded yet."""
        if self.open_until is None:
            return "closed"
        return "open" if now < self.open_until else "half open"

    def admits(self, now: float) -> bool:
        """Say whether a call may be made now."""
        state = self.state(now)
        return state == "closed" or (state == "half open" and not self.is_trying)

    def began(self, now: float) -> "Breaker":
        """A call that was admitted begins; when half open it is the trial."""
        return replace(self, is_trying=self.state(now) == "half open")

    def succeeded(self) -> "Breaker":
        """The endpoint answered, whatever it said."""
        return Breaker()

    def abandoned(self) -> "Breaker":
        """A call ended early for a reason of our own: nothing was learnt of the endpoint."""
        return replace(self, is_trying=False)

    def failed(self, now: float, asked_pause: float = 0.0) -> "Breaker":
        """The endpoint failed; a pause it asked for itself (Retry-After) begins at once."""
        state = self.state(now)
        if state == "open":
            return self
        count = self.failures + 1
        if state == "closed" and count < FAILURES and asked_pause <= 0:
            return replace(self, failures=count)
        pause = max(FIRST_PAUSE * 2**self.pauses if count >= FAILURES else 0.0, asked_pause)
        until = now + min(pause, LONGEST_PAUSE)
        return Breaker(count, self.pauses + 1, until)
