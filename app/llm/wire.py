"""One streamed request to the endpoint, in the dialect it understands.

Chunks are taken as plain JSON: read into the library's own types, 100 tokens took 42 ms of CPU
instead of 10, which is more than a whole turn may take.
"""

import openai
from httpx2 import Timeout

from app.llm.calls import Call
from app.llm.dialect import Dialect
from app.llm.endpoint import Endpoint

Stream = openai.AsyncStream[object]

_COMPLETIONS = "/chat/completions"
_NO_KEY = "none"  # the library wants one; an endpoint without keys takes any
_NOT_UNDERSTOOD = (400, 422)


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
                    cast_to=object,
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


def _is_about_us(error: openai.APIStatusError) -> bool:
    return error.status_code in _NOT_UNDERSTOOD


def connect(endpoint: Endpoint) -> openai.AsyncOpenAI:
    """Return the library's client; what its own environment variables say is left out."""
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
        )
    client = openai.AsyncOpenAI(
        base_url=endpoint.address, api_key=key, timeout=timeout, max_retries=0
    )
    client.organization = client.project = None
    return client
