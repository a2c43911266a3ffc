"""Tells of every request: one line in the log, counts and times, and a span where traces are on.

The route's template stands for the address, so that neither an id nor a query is in any of them.
"""

import time

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.telemetry.asking import answering
from app.telemetry.logs import note, note_detail
from app.telemetry.observed import Observed
from app.telemetry.traces import Span

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# Asked for every few seconds by whoever watches the server: no line of the log for each.
_WATCHED = frozenset({"/healthz", "/readyz", "/metrics"})
_NO_ROUTE = "none"
_FAILED = 500
# Whoever asked went away before an answer began; nobody was sent this status.
_WENT_AWAY = 499


class ObservingMiddleware:
    """Observes each request; it stands inside of what gives a request its id."""

    def __init__(self, app: ASGIApp, observed: Observed) -> None:
        self._app = app
        self._meter, self._traces = observed.meter, observed.traces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(scope)

        async def send_seen(message: Message) -> None:
            answer.see(message)
            if answer.is_stream and message["type"] == "http.response.start":
                self._meter.streams(1)
            await send(message)

        with (
            answering(answer.request_id),
            self._traces.request(answer.method, Headers(scope=scope)) as span,
        ):
            try:
                await self._app(scope, receive, send_seen)
            except Exception:
                answer.status = _FAILED  # the answer to it is made further out
                raise
            finally:
                self._tell(answer, span)

    def _tell(self, answer: "_Answer", span: Span) -> None:
        seconds, route, status = answer.seconds(), answer.route(), answer.status
        if answer.is_stream:
            self._meter.streams(-1)
        self._meter.request(answer.method, route, status, None if answer.is_stream else seconds)
        span.call(f"{answer.method} {route}")
        span.tell(
            http__request__method=answer.method,
            http__route=route,
            http__response__status_code=status,
            request_id=answer.request_id,
        )
        facts: dict[str, object] = {"method": answer.method, "route": route, "status": status}
        facts |= {"ms": round(seconds * 1000, 1), "bytes": answer.size}
        if answer.tenant:
            facts["tenant"] = answer.tenant
        (note_detail if route in _WATCHED and status < 400 else note)("request", **facts)


class _Answer:
    """What is known of a request and its answer, so far."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._began_at = time.perf_counter()
        self.status, self.size, self.is_stream = _WENT_AWAY, 0, False

    @property
    def method(self) -> str:
        asked = str(self._scope["method"])
        return asked if asked in _METHODS else "OTHER"

    @property
    def request_id(self) -> str:
        return str(self._scope.get("state", {}).get("request_id", ""))

    @property
    def tenant(self) -> str:
        """Whose request it was; '' where nobody was asked who is there."""
        return str(self._scope.get("state", {}).get("tenant", ""))

    def route(self) -> str:
        """Return the route's template; it is known once the router has run."""
        return str(getattr(self._scope.get("route"), "path", _NO_ROUTE))

    def seconds(self) -> float:
        return time.perf_counter() - self._began_at

    def see(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            kind = Headers(raw=message["headers"]).get("content-type", "")
            self.is_stream = kind.startswith("text/event-stream")
        elif message["type"] == "http.response.body":
            self.size += len(message.get("body", b""))
