"""How often one learner or key may ask in a minute, so that a script that runs away meets a 429.

A request that is refused does not count, nor does one that is answered from what was kept
(`idempotency`).
"""

from dataclasses import dataclass
from typing import cast

from fastapi import Depends, FastAPI, Request
from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.access import Asking, address_of
from app.api.counting import Kind, Limits, Standing, TooMany
from app.api.identity import Asker
from app.api.problems import Problem, problem_response
from app.sessions.records import Principal

_STANDING = "rate_limit_standing"


@dataclass(frozen=True, slots=True)
class Limited:
    """The dependency of a route whose use is counted as one of a kind."""

    kind: Kind

    async def __call__(self, request: Request, asker: Asker) -> None:
        """Count the request (TooMany)."""
        _count(request, self.kind, asker)


async def limited_tokens(request: Request, asking: Asking) -> None:
    """Count a token made: by key where it names no learner, an embed key's by address too.

    Everybody can read an embed key: one who makes visitors without end stops no others.
    """
    who = asking.learner or asking.key or asking.kind
    if asking.kind == "embed":
        who = f"{who} {address_of(request)}"
    _count(request, "tokens", Principal(asking.tenant, who))


async def limited_drafts(request: Request, asking: Asking) -> None:
    """Count a draft looked over, among transcripts; by key where it names no learner."""
    who = asking.learner or asking.key or asking.kind
    _count(request, "transcripts", Principal(asking.tenant, who))


TURNS_LIMIT = Depends(Limited("turns"))
SESSIONS_LIMIT = Depends(Limited("sessions"))
QUESTIONS_LIMIT = Depends(Limited("questions"))
TRANSCRIPTS_LIMIT = Depends(Limited("transcripts"))
DRAFTS_LIMIT = Depends(limited_drafts)
TOKENS_LIMIT = Depends(limited_tokens)


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


def _count(request: Request, kind: Kind, who: Principal) -> None:
    limits = cast("Limits | None", getattr(request.app.state, "limits", None))
    if limits is None:
        return
    try:
        standing = limits.take(kind, who)
    except TooMany as error:
        request.scope["state"][_STANDING] = error.standing
        raise
    request.scope["state"][_STANDING] = standing


async def _too_many(request: Request, error: Exception) -> Response:
    standing = cast("TooMany", error).standing
    after = standing.reset_seconds
    values = {"most": standing.most, "seconds": after}
    code = "too-many-refused" if standing.kind == "refused" else "too-many"
    problem = Problem(429, code, values=values, headers={"Retry-After": str(after)})
    return problem_response(request.scope, problem)
