"""How often one learner may ask in a minute, so that a script that runs away meets a 429.

Counted in memory by each worker for itself: several workers take that many times as much. The
window slides, so there are never more than so many in any sixty seconds. A request that is refused
does not count, nor does one that is answered from what was kept (`idempotency`).
"""

import math
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from fastapi import Depends, FastAPI, Request
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.identity import Asker
from app.api.problems import Problem, problem_response
from app.errors import WinwinError
from app.sessions.records import Principal

Kind = Literal["turns", "sessions", "questions", "transcripts"]
WINDOW_SECONDS = 60
_STANDING = "rate_limit_standing"
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


@dataclass(frozen=True, slots=True)
class Limited:
    """The dependency of a route whose use is counted as one of a kind."""

    kind: Kind

    async def __call__(self, request: Request, asker: Asker) -> None:
        """Count the request (TooMany)."""
        limits = cast("Limits | None", getattr(request.app.state, "limits", None))
        if limits is None:
            return
        try:
            standing = limits.take(self.kind, asker)
        except TooMany as error:
            request.scope["state"][_STANDING] = error.standing
            raise
        request.scope["state"][_STANDING] = standing


TURNS_LIMIT = Depends(Limited("turns"))
SESSIONS_LIMIT = Depends(Limited("sessions"))
QUESTIONS_LIMIT = Depends(Limited("questions"))
TRANSCRIPTS_LIMIT = Depends(Limited("transcripts"))


class RateLimitMiddleware:
    """Says in each response to a counted request what is left."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def send_with_standing(message: Message) -> None:
            standing: Standing | None = state.get(_STANDING)
            if standing is not None and message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(standing.headers)
            await send(message)

        await self._app(scope, receive, send_with_standing)


def install_limits(app: FastAPI) -> None:
    """Let a request over a limit be answered; without `app.state.limits` nothing is counted."""
    app.add_exception_handler(TooMany, _too_many)


async def _too_many(request: Request, error: Exception) -> Response:
    standing = cast("TooMany", error).standing
    after = standing.reset_seconds
    values = {"most": standing.most, "seconds": after}
    problem = Problem(429, "too-many", values=values, headers={"Retry-After": str(after)})
    return problem_response(request.scope, problem)
