"""Operations that will go: said in the description and with each answer (RFC 9745, RFC 8594).

The policy is in docs/api.md: what is announced stays for half a year at least. Nothing is
deprecated now; an operation is by an entry in `DEPRECATED`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOTICE = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Deprecated:
    """Since when an operation should not be used, when it will go, and what to read about it.

    Times are in UTC; `see` is an address. A notice of less than half a year is a ValueError.
    """

    since: datetime
    sunset: datetime
    see: str

    def __post_init__(self) -> None:
        """Hold the notice to the policy."""
        if {self.since.tzinfo, self.sunset.tzinfo} != {UTC}:
            raise ValueError("times are in UTC")
        if self.sunset - self.since < NOTICE:
            raise ValueError(f"an operation stays for {NOTICE.days} days after its notice")

    def headers(self) -> dict[str, str]:
        """Return what each answer of the operation says."""
        return {
            "Deprecation": f"@{int(self.since.timestamp())}",
            "Sunset": format_datetime(self.sunset, usegmt=True),
            "Link": f'<{self.see}>; rel="deprecation"; type="text/html"',
        }


# By operation id, as the description names it.
DEPRECATED: Mapping[str, Deprecated] = {}


class DeprecationMiddleware:
    """Says with each answer of a deprecated operation, errors among them, that it will go."""

    def __init__(self, app: ASGIApp, deprecated: Mapping[str, Deprecated]) -> None:
        self._app = app
        self._deprecated = deprecated

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if scope["type"] != "http" or not self._deprecated:
            await self._app(scope, receive, send)
            return

        async def send_with_notice(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._tell(scope, MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, send_with_notice)

    def _tell(self, scope: Scope, headers: MutableHeaders) -> None:
        """Add the notice; which operation it was is known once the router has run."""
        going = self._deprecated.get(getattr(scope.get("route"), "unique_id", ""))
        if going is not None:
            for name, value in going.headers().items():
                headers.append(name, value)
