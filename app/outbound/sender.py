"""Sends one message by HTTP and says how that went; the only file here that opens a connection.

Each message has a connection of its own, to the address that was looked up and allowed. Nothing
is followed, and of an answer only its status and what it asks for in Retry-After is kept.
"""

import asyncio
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from app.outbound.addresses import Addresses, Refused, Target

if TYPE_CHECKING:
    import httpx2

SECONDS = 10.0
# Of an answer's body so much is read, and for so long: most receivers close in peace then.
_MOST_READ = 1024
_READING_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Answered:
    """How an attempt went: a status, or a fault in a word; the time in ms, what was asked for."""

    status: int | None
    took_ms: int
    fault: str | None = None
    retry_after: str | None = None


class Sender(Protocol):
    """Sends a body to a URL."""

    async def send(self, url: str, body: str, headers: Mapping[str, str]) -> Answered:
        """Return how it went; nothing is raised."""
        ...


class HttpSender:
    """A sender by HTTP/1.1; `trust` stands in for the certificates this system trusts."""

    def __init__(
        self,
        addresses: Addresses,
        version: str,
        seconds: float = SECONDS,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._addresses, self._seconds, self._trust = addresses, seconds, trust
        self._agent = f"winwin/{version} (webhooks)"

    async def send(self, url: str, body: str, headers: Mapping[str, str]) -> Answered:
        """Return how it went; whatever goes wrong is a word in the answer."""
        began = time.perf_counter()
        status, retry_after = None, None
        try:
            async with asyncio.timeout(self._seconds):
                target = await self._addresses.target(url)
                status, retry_after = await self._sent(target, body, headers)
            fault = _judged(status)
        except Refused as refused:
            fault = refused.fault
        except TimeoutError:
            fault = "timeout"
        except Exception as error:  # noqa: BLE001 - the library's own, and what it lets through
            fault = _fault(error)
        took = round((time.perf_counter() - began) * 1000)
        return Answered(status, took, fault, retry_after)

    async def _sent(
        self, target: Target, body: str, headers: Mapping[str, str]
    ) -> tuple[int, str | None]:
        import httpx2

        said = {
            "content-type": "application/json",
            "user-agent": self._agent,
            "host": target.authority,
            "connection": "close",
            **headers,
        }
        # The certificate has to be the registered host's, whatever address it resolved to.
        named = {"sni_hostname": target.host} if target.scheme == "https" else {}
        async with (
            httpx2.AsyncClient(
                verify=await self._certificates(target), trust_env=False, timeout=self._seconds
            ) as client,
            client.stream(
                "POST", target.url, content=body.encode(), headers=said, extensions=named
            ) as answer,
        ):
            with suppress(httpx2.HTTPError, TimeoutError):  # the answer counts, whatever follows
                async with asyncio.timeout(_READING_SECONDS):
                    await _read_a_little(answer)
            return answer.status_code, answer.headers.get("retry-after")

    async def _certificates(self, target: Target) -> ssl.SSLContext | bool:
        if target.scheme != "https":
            return False
        if self._trust is None:
            import httpx2

            self._trust = await asyncio.to_thread(httpx2.create_ssl_context)
        return self._trust


async def _read_a_little(answer: "httpx2.Response") -> None:
    read = 0
    async for piece in answer.aiter_raw(_MOST_READ):
        read += len(piece)
        if read >= _MOST_READ:
            return


def _judged(status: int) -> str | None:
    if 200 <= status < 300:
        return None
    return "redirect" if 300 <= status < 400 else "status"


def _fault(error: Exception) -> str:
    """Return one word for what went wrong on the way."""
    import httpx2

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return "tls"
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx2.TimeoutException):
        return "timeout"
    return "connect" if isinstance(error, httpx2.ConnectError) else "broken"
