"""How often something may be asked in a minute, counted in memory; the window slides.

Each worker counts for itself: several take that many times as much.
"""

import math
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.errors import WinwinError
from app.sessions.records import Principal

Kind = Literal["turns", "sessions", "questions", "transcripts", "tokens", "refused"]
WINDOW_SECONDS = 60
_MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left of a kind after a request; `reset_seconds` is when there is more again."""

    kind: Kind
    most: int
    left: int
    reset_seconds: int

    @property
    def headers(self) -> dict[str, str]:
        """Return it as header fields (draft-ietf-httpapi-ratelimit-headers-10)."""
        return {
            "ratelimit-policy": f'"{self.kind}";q={self.most};w={WINDOW_SECONDS}',
            "ratelimit": f'"{self.kind}";r={self.left};t={self.reset_seconds}',
        }


class TooMany(WinwinError):
    """A learner asked more often than a minute allows; says what was left, and when to go on."""

    def __init__(self, standing: Standing) -> None:
        """Keep when to go on."""
        super().__init__(f"More than {standing.most} {standing.kind} in a minute.")
        self.standing = standing


@dataclass(slots=True)
class Limits:
    """Counts requests of each kind by who asks; `most` are by kind, 0 or none for no limit.

    `now` is a clock in seconds that never goes back.
    """

    most: Mapping[Kind, int]
    now: Callable[[], float]
    _taken: dict[tuple[Kind, Principal], deque[float]] = field(default_factory=dict)

    @property
    def counted(self) -> int:
        """Return for how many learners and kinds something is counted."""
        return len(self._taken)

    def take(self, kind: Kind, owner: Principal) -> Standing | None:
        """Count a request and return what is left (TooMany); None where nothing is limited."""
        most = self.most.get(kind, 0)
        if not most:
            return None
        now = self.now()
        if len(self._taken) >= _MOST_COUNTED:
            self._forget_idle(now)
        taken = self._taken.setdefault((kind, owner), deque())
        while taken and taken[0] <= now - WINDOW_SECONDS:
            taken.popleft()
        is_full = len(taken) >= most
        if not is_full:
            taken.append(now)
        reset = max(1, math.ceil(taken[0] + WINDOW_SECONDS - now))
        standing = Standing(kind, most, most - len(taken), reset)
        if is_full:
            raise TooMany(standing)
        return standing

    def _forget_idle(self, now: float) -> None:
        """Let go of those who have not asked for a whole window."""
        idle = [who for who, taken in self._taken.items() if taken[-1] <= now - WINDOW_SECONDS]
        for who in idle:
            del self._taken[who]
