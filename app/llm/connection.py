"""One connection to an endpoint: an answer at a time, its head first, its body as it comes."""

import asyncio
import socket
import ssl
from asyncio.staggered import staggered_race
from functools import partial
from typing import cast

import httptools
import httpx2

_FIRST_FINAL = 200  # below are interim answers: "100 Continue"
_MOST_HEADERS = 1000
_MOST_HELD = 256 * 1024  # bytes read ahead of whoever wants them
_NEXT_ADDRESS_SECONDS = 0.25  # for an address alone, until the next is tried beside it (RFC 8305)


class Incoming:
    """An answer as the parser finds it, which calls what begins with `on_`."""

    def __init__(self) -> None:
        self.parser = httptools.HttpResponseParser(self)
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.held = bytearray()
        self.has_head = self.has_length = self.is_whole = self.may_stay = False

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header in."""
        if len(self.headers) >= _MOST_HEADERS:
            raise httptools.HttpParserError("a head without end")
        self.headers.append((name, value))
        self.has_length |= name.lower() in (b"content-length", b"transfer-encoding")

    def on_headers_complete(self) -> None:
        """Learn that a head is whole; that of an interim answer is forgotten."""
        self.status = self.parser.get_status_code()
        self.has_head = self.status >= _FIRST_FINAL
        if not self.has_head:
            self.headers.clear()

    def on_body(self, body: bytes) -> None:
        """Take a part of the body in."""
        self.held += body

    def on_message_complete(self) -> None:
        """Learn that the answer is whole."""
        if self.has_head:
            self.is_whole, self.may_stay = True, self.parser.should_keep_alive()


class Connection(asyncio.Protocol):
    """A connection that is open; `incoming` is the answer to the request sent last."""

    def __init__(self) -> None:
        self.incoming = Incoming()
        self._transport: asyncio.Transport | None = None
        self._is_paused = self._is_lost = False
        self._wrong: httpx2.TransportError | None = None
        self._changed: asyncio.Future[None] | None = None

    @classmethod
    async def opened(cls, host: str, port: int, secure: ssl.SSLContext | None) -> "Connection":
        """Connect (OSError); a name's addresses are tried beside each other, one after another."""
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = dict.fromkeys(str(one[4][0]) for one in found)

        async def connect(address: str) -> Connection:
            name = host if secure else None
            made = await loop.create_connection(
                cls, address, port, ssl=secure, server_hostname=name
            )
            return made[1]

        attempts = [partial(connect, address) for address in addresses]
        first, _, errors = await staggered_race(attempts, _NEXT_ADDRESS_SECONDS)
        if not isinstance(first, Connection):
            raise next((e for e in errors if isinstance(e, OSError)), OSError("no address"))
        return first

    @property
    def is_reusable(self) -> bool:
        """Say whether another request may be sent on it."""
        now = self.incoming
        return now.is_whole and now.may_stay and not now.held and not self._is_lost

    async def send(self, written: bytes) -> None:
        """Send a request and wait for the head of its answer (httpx2.TransportError)."""
        if self._transport is None or self._is_lost:
            raise httpx2.ConnectError("the connection was closed")
        self.incoming = Incoming()
        self._transport.write(written)
        while not self.incoming.has_head:
            await self._more()

    async def read(self) -> bytes:
        """Return what has come of the body; nothing at its end (httpx2.TransportError)."""
        now = self.incoming
        while not now.held and not now.is_whole:
            await self._more()
        body = bytes(now.held)
        now.held.clear()
        if self._is_paused and self._transport is not None:
            self._is_paused = False
            self._transport.resume_reading()
        return body

    def drop(self) -> None:
        """Close it at once."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Take bytes in."""
        try:
            self.incoming.parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._lose(httpx2.RemoteProtocolError(str(error)))
        if len(self.incoming.held) > _MOST_HELD and not self._is_paused and self._transport:
            self._is_paused = True
            self._transport.pause_reading()
        self._tell()

    def connection_lost(self, exc: Exception | None) -> None:
        """Learn that nothing more comes."""
        now = self.incoming
        if now.has_head and not now.has_length and exc is None:
            now.is_whole = True  # such a body ends with its connection
        self._lose(httpx2.ReadError(str(exc or "the connection was closed")))
        self._tell()

    def _lose(self, wrong: httpx2.TransportError) -> None:
        self._is_lost = True
        self._wrong = self._wrong or wrong

    async def _more(self) -> None:
        """Wait until something comes (httpx2.TransportError where nothing will)."""
        if self._wrong is not None:
            raise self._wrong
        self._changed = asyncio.get_running_loop().create_future()
        await self._changed

    def _tell(self) -> None:
        if self._changed is not None and not self._changed.done():
            self._changed.set_result(None)
