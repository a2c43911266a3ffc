"""How requests travel to an endpoint: HTTP/1.1 straight on a socket, read by a parser in C.

An answer comes in dozens of small pieces, and the client library's own transport takes longer over
each than the piece is worth. Requests are the library's, and so is all else: this moves bytes.
Where a proxy is set in the environment it is not used (`transport_to`).
"""

import asyncio
import ssl
from collections.abc import AsyncIterator
from urllib.request import getproxies

import httpx2

from app.llm.connection import Connection

_HTTPS = "https"
_PORTS = {"http": 80, _HTTPS: 443}
# Idle connections that are kept for the next call.
_KEPT = 20
_LONGEST_BODY = 8_000_000  # bytes: many times the longest answer that is asked for

_Origin = tuple[str, str, int]


def transport_to(address: str) -> "Transport | None":
    """Return the transport for an address, None where the library's own is to be used."""
    scheme = address.partition("://")[0].lower()
    return Transport() if scheme in _PORTS and not getproxies() else None


class Transport(httpx2.AsyncBaseTransport):
    """Sends each request on a connection of its own, kept for another when all was read."""

    def __init__(self) -> None:
        self._idle: dict[_Origin, list[Connection]] = {}
        self._secure: ssl.SSLContext | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; the body is read by whoever has the answer (httpx2.TransportError)."""
        url = request.url
        origin = url.scheme, url.host, url.port or _PORTS[url.scheme]
        connection = self._kept(origin) or await self._opened(origin, request)
        try:
            await connection.send(_written(request, await request.aread()))
        except BaseException:
            connection.drop()
            raise
        return httpx2.Response(
            connection.incoming.status,
            headers=connection.incoming.headers,
            stream=_Body(self, origin, connection),
            extensions={"http_version": b"HTTP/1.1"},
        )

    async def aclose(self) -> None:
        """Close every connection that is kept."""
        for kept in self._idle.values():
            for connection in kept:
                connection.drop()
        self._idle.clear()

    def let_go(self, origin: _Origin, connection: Connection) -> None:
        """Keep a connection on which an answer was read to its end; drop any other."""
        kept = self._idle.setdefault(origin, [])
        if connection.is_reusable and len(kept) < _KEPT:
            kept.append(connection)
        else:
            connection.drop()

    def _kept(self, origin: _Origin) -> Connection | None:
        kept = self._idle.get(origin, [])
        while kept:
            connection = kept.pop()
            if connection.is_reusable:
                return connection
            connection.drop()
        return None

    async def _opened(self, origin: _Origin, request: httpx2.Request) -> Connection:
        scheme, host, port = origin
        loop = asyncio.get_running_loop()
        if scheme == _HTTPS and self._secure is None:
            self._secure = await loop.run_in_executor(None, httpx2.create_ssl_context)
        secure = self._secure if scheme == _HTTPS else None
        seconds = request.extensions.get("timeout", {}).get("connect")
        try:
            async with asyncio.timeout(seconds):
                return await Connection.opened(host, port, secure)
        except TimeoutError as late:
            raise httpx2.ConnectTimeout("no connection in time", request=request) from late
        except OSError as error:
            raise httpx2.ConnectError(str(error), request=request) from error


class _Body(httpx2.AsyncByteStream):
    """The body of an answer as it comes in."""

    def __init__(self, transport: Transport, origin: _Origin, connection: Connection) -> None:
        self._transport, self._origin = transport, origin
        self._connection: Connection | None = connection
        self._left = _LONGEST_BODY

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while self._connection is not None and (piece := await self._connection.read()):
            self._left -= len(piece)
            if self._left < 0:
                raise httpx2.DecodingError("an answer without end")
            yield piece

    async def aclose(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._transport.let_go(self._origin, connection)


def _written(request: httpx2.Request, body: bytes) -> bytes:
    lines = [b"%b %b HTTP/1.1" % (request.method.encode(), request.url.raw_path)]
    lines += [b"%b: %b" % header for header in request.headers.raw]
    return b"\r\n".join([*lines, b"", body])
