"""Pages of other origins: an embed key names them, and what they may send and read (CORS).

`HostMiddleware` decides who is let through; here the browser is told. Nothing is allowed with
credentials: a key or token stands in a header that a page has to set itself.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Where `HostMiddleware` leaves the origin of a page of another site that it let through.
CROSS_ORIGIN = "cross_origin"
_API = "/v1/"
_ALLOWED = "access-control-allow-origin"
_EXPOSED = (
    "Deprecation, Idempotency-Replayed, Link, RateLimit, RateLimit-Policy, Retry-After, Sunset, "
    "WWW-Authenticate, X-Request-Id"
)
# The header of secret keys is not among them: no page may hold one.
_PREFLIGHT = {
    "access-control-allow-methods": "GET, POST, PUT, DELETE",
    "access-control-allow-headers": (
        "Accept-Language, Authorization, Content-Type, Idempotency-Key, Last-Event-ID, X-Request-Id"
    ),
    "access-control-max-age": "600",
    "vary": "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
}


class CorsMiddleware:
    """Answers a browser's question whether it may ask, and lets the page read the answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or not scope["path"].startswith(_API):
            await self._app(scope, receive, send)
            return
        readable = readable_across(scope)
        if readable and _is_preflight(scope):
            await Response(status_code=204, headers={**readable, **_PREFLIGHT})(
                scope, receive, send
            )
            return

        async def send_readable(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(readable)
                headers.add_vary_header("Origin")
            await send(message)

        await self._app(scope, receive, send_readable)


def readable_across(scope: Scope) -> dict[str, str]:
    """Return the headers by which a page of another origin may read an answer, if it may."""
    origin = scope.get("state", {}).get(CROSS_ORIGIN)
    if origin is None or not scope["path"].startswith(_API):
        return {}
    return {_ALLOWED: origin, "access-control-expose-headers": _EXPOSED}


def _is_preflight(scope: Scope) -> bool:
    is_asked = "access-control-request-method" in Headers(scope=scope)
    return bool(scope["method"] == "OPTIONS" and is_asked)
