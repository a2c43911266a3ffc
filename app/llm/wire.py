"""One streamed request to the endpoint, in the dialect it understands.

The request is the library's. The answer is read past it, as plain JSON and all at once that came
at once: in its own types and one event at a time, an answer took more than a whole turn may.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress

import openai
from httpx2 import AsyncClient, ConnectError, Request, Timeout
from pydantic_core import from_json

from app.llm.calls import Call
from app.llm.dialect import Dialect
from app.llm.endpoint import Endpoint
from app.llm.events import Events
from app.llm.transport import transport_to

_END_SECONDS = 0.1  # how long the end of an answer is waited for, so that its connection stays

_COMPLETIONS = "/chat/completions"
_NO_KEY = "none"  # the library wants one; an endpoint without keys takes any
_NOT_UNDERSTOOD = (400, 422)


class Stream(openai.AsyncStream[list[object]]):
    """An answer as it comes: each time, the chunks that came together."""

    async def __stream__(self) -> AsyncIterator[list[object]]:
        """Yield them until the answer is over; raises what the library, or JSON, raises."""
        events = Events()
        try:
            async for piece in self.response.aiter_bytes():
                chunks, wrong = self._read(events.taken(piece))
                if chunks:
                    yield chunks
                if wrong is not None:
                    raise wrong
                if events.is_done:
                    break
            await self._drained()
        finally:
            await self.response.aclose()

    def _read(self, told: Sequence[str]) -> tuple[list[object], Exception | None]:
        """Return the chunks of events, and what is wrong with the event after the last of them."""
        chunks: list[object] = []
        for data in told:
            try:
                chunk = _value_of(data)
            except ValueError as wrong:
                return chunks, wrong
            if isinstance(chunk, dict) and chunk.get("error"):
                request = self.response.request
                return chunks, openai.APIError("an error", request, body=chunk["error"])
            chunks.append(chunk)
        return chunks, None

    async def _drained(self) -> None:
        """Read what follows the end, so that the connection can be used again."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_END_SECONDS):
                async for _ in self.response.stream:  # type: ignore[union-attr]
                    pass


class Wire:
    """The connections to one endpoint, and how each of its models wants to be asked."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._client = connect(endpoint)
        # OpenAI's own endpoint deprecates max_tokens, and newer models there refuse it.
        is_openai = not endpoint.base_url and endpoint.flavour == "openai"
        self._usual = Dialect(frozenset({"max_tokens"}) if is_openai else frozenset())
        self._dialects: dict[str, Dialect] = {}

    async def ask(self, call: Call) -> Stream:
        """Send a call; what the endpoint refuses to be told is left out from then on.

        Raises whatever the library raises; `faults` knows what it means.
        """
        while True:
            dialect = self._dialects.get(call.model, self._usual)
            try:
                return await self._client.post(
                    _COMPLETIONS,
                    cast_to=list[object],
                    body=dialect.body(call),
                    stream=True,
                    stream_cls=Stream,
                )
            except openai.APIStatusError as error:
                simpler = dialect.without(error.body) if _is_about_us(error) else None
                if simpler is None:
                    raise
                self._dialects[call.model] = simpler

    async def close(self) -> None:
        """Close every connection."""
        await self._client.close()


def _value_of(data: str) -> object:
    """Return what JSON says (ValueError, RecursionError), by the quicker of two readers.

    It refuses halves of a character and very deep nesting; the other lets them pass.
    """
    try:
        return from_json(data)
    except ValueError:
        return json.loads(data)


def _is_about_us(error: openai.APIStatusError) -> bool:
    return error.status_code in _NOT_UNDERSTOOD


def connect(endpoint: Endpoint) -> openai.AsyncOpenAI:
    """Return the library's client; what its own environment variables say is left out."""
    moved_by = transport_to(endpoint.address)
    # An endpoint may have moved on its host: the library follows it there, and so do we.
    own = AsyncClient(transport=moved_by, follow_redirects=True) if moved_by else None
    http = own or openai.DefaultAsyncHttpxClient()
    client = _client(endpoint, http)
    http.event_hooks = {"request": [_staying_at(client.base_url.host)]}
    return client


def _staying_at(host: str) -> Callable[[Request], Awaitable[None]]:
    """Return what stops a request to any other host: words go where the settings say."""

    async def check(request: Request) -> None:
        if request.url.host != host:
            raise ConnectError("the endpoint sends on to another host", request=request)

    return check


def _client(endpoint: Endpoint, http: AsyncClient) -> openai.AsyncOpenAI:
    deadlines = endpoint.deadlines
    # Our own deadlines come first; these are for a socket that is lost without a word.
    timeout = Timeout(deadlines.turn, connect=min(2.0, deadlines.first_token / 2))
    key = endpoint.key or _NO_KEY
    if endpoint.flavour == "azure":
        return openai.AsyncAzureOpenAI(
            azure_endpoint=endpoint.base_url,
            api_version=endpoint.api_version,
            api_key=key,
            timeout=timeout,
            max_retries=0,
            http_client=http,
        )
    client = openai.AsyncOpenAI(
        base_url=endpoint.address, api_key=key, timeout=timeout, max_retries=0, http_client=http
    )
    client.organization = client.project = None
    return client
