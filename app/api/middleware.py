"""What happens to every request before a route sees it, as pure ASGI.

Outside in: a request id, then Host and Origin, then (`cors`) what another origin may read, then
the size of the body. BaseHTTPMiddleware is
not used: it makes a request five times dearer.
"""

import re
from uuid import uuid4

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.cors import CROSS_ORIGIN
from app.api.problems import (
    REQUEST_ID,
    Problem,
    http_problem,
    problem_of,
    problem_response,
)
from app.errors import WinwinError
from app.learners.service import AccessServices

BODY_LIMIT_BYTES = 64 * 1024
ANY_HOST = "*"
_USABLE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^:\[\]/@]+)(?::\d{1,5})?")


class RequestIdMiddleware:
    """Gives each request an id (the caller's, if usable) and says it in the response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(Headers(scope=scope).get(REQUEST_ID, ""))
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers[REQUEST_ID] = request_id
                headers.setdefault("x-content-type-options", "nosniff")
            await send(message)

        await self._app(scope, receive, send_with_id)


class HostMiddleware:
    """Answers only under the allowed names, to pages of the same origin or of an embed key's.

    This keeps other sites in the learner's browser out of a server that asks for no key: one that
    points a name of its own here (Host), one that posts across (Origin). Names come without port.
    """

    def __init__(self, app: ASGIApp, allowed: tuple[str, ...]) -> None:
        self._app = app
        self._allowed = frozenset(name.lower() for name in allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        # A health check comes from inside the container, under no public name, and tells nothing.
        is_checked = scope["type"] == "http" and scope["path"] != "/healthz"
        problem = await self._refusal(scope) if is_checked else None
        if problem is None:
            await self._app(scope, receive, send)
        else:
            await problem_response(scope, problem)(scope, receive, send)

    async def _refusal(self, scope: Scope) -> Problem | None:
        headers = Headers(scope=scope)
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or not self._is_allowed(hosts[0]):
            return _forbidden("host-not-allowed", "Host not allowed", self._why_host())
        if all(origin.partition("://")[2].lower() == hosts[0].lower() for origin in origins):
            return None
        try:
            is_named = len(origins) == 1 and origins[0] in await _named_origins(scope)
        except WinwinError as error:
            return problem_of(scope, error)
        if not is_named:
            return _forbidden("origin-not-allowed", "Origin not allowed", _WHY_ORIGIN)
        scope.setdefault("state", {})[CROSS_ORIGIN] = origins[0]
        return None

    def _is_allowed(self, host: str) -> bool:
        found = _HOST.fullmatch(host.lower())
        return found is not None and (ANY_HOST in self._allowed or found["name"] in self._allowed)

    def _why_host(self) -> str:
        names = ", ".join(sorted(self._allowed))
        return (
            f"This server answers only under {names}, so that other web sites cannot reach it "
            "through your browser. Open it under one of these names, or add the name you use to "
            "the allowed hosts in the settings."
        )


class BodyLimitMiddleware:
    """Refuses a body over the limit: at once if its length is declared, else while it comes in.

    The framework's own limit answers a declared length in plain text, past the problem documents.
    """

    def __init__(self, app: ASGIApp, limit_bytes: int = BODY_LIMIT_BYTES) -> None:
        self._app = app
        self._limit = limit_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif self._is_declared_over(Headers(scope=scope)):
            problem = http_problem(413, {"connection": "close"})
            await problem_response(scope, problem)(scope, receive, send)
        else:
            await self._app(scope, self._counted(receive), send)

    def _is_declared_over(self, headers: Headers) -> bool:
        declared = headers.get("content-length", "")
        if len(declared) > len(str(self._limit)):
            return True
        return declared.isdecimal() and int(declared) > self._limit

    def _counted(self, receive: Receive) -> Receive:
        seen = 0

        async def receive_counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._limit:
                raise HTTPException(413)
            return message

        return receive_counted


_WHY_ORIGIN = (
    "The request comes from a page of another origin, and this server takes requests only from "
    "its own pages, from origins that an embed key names, and from programs that send no Origin. "
    "Open the page this server serves, or name the origin in an embed key."
)


async def _named_origins(scope: Scope) -> frozenset[str]:
    """Return the origins that embed keys name."""
    access: AccessServices | None = scope["app"].state.access
    return frozenset() if access is None else await access.who.origins()


def _request_id(asked: str) -> str:
    return asked if _USABLE_ID.fullmatch(asked) else uuid4().hex


def _forbidden(code: str, title: str, detail: str) -> Problem:
    return Problem(403, code, title, detail)
