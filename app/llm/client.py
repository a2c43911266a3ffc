"""Calls a model: an answer as it comes, or ModelFailed; each call is accounted for.

Deadlines, further attempts and the breaker are joined here; what they do stands in their files.
"""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.errors import ModelFailed
from app.llm.answer import Answer
from app.llm.calls import Call, CallObserver, unobserved
from app.llm.endpoint import Endpoint
from app.llm.guard import Guard
from app.llm.reading import Reading
from app.llm.retrying import retried
from app.llm.wire import Wire
from app.sessions.model_ports import ModelUse


@dataclass(frozen=True, slots=True)
class Completed:
    """A whole answer and what it took."""

    text: str
    use: ModelUse


@dataclass(slots=True)
class _Account:
    """What is known of a call while it goes on; times are of the running loop."""

    began_at: float
    attempts: int = 0
    first_at: float | None = None
    reading: Reading | None = None
    is_whole: bool = False


class ModelClient:
    """Calls one endpoint; one for a process, as the breaker has to see every call."""

    def __init__(self, endpoint: Endpoint, observe: CallObserver = unobserved) -> None:
        """Nothing is sent before the first call."""
        self._wire = Wire(endpoint)
        self._deadlines, self._retries = endpoint.deadlines, endpoint.retries
        self._observe = observe
        self.guard = Guard()

    async def stream(self, call: Call) -> AsyncGenerator[str | ModelUse, None]:
        """Yield the text in pieces as they come, last a ModelUse; raises ModelFailed.

        Close it (`contextlib.aclosing`) where it is not read to the end.
        """
        with self._accounted(call) as account:
            text: str | None = await self._begin(call, account)
            if (reading := account.reading) is None:
                raise AssertionError("an attempt that returned has a reading")
            try:
                while text is not None:
                    yield text
                    text = await reading.further()
                await reading.settle()
                account.is_whole = True
                yield _use(call, reading.answer)
                await reading.end()
            finally:
                await reading.close()

    async def complete(self, call: Call) -> Completed:
        """Return a whole answer; raises ModelFailed."""
        parts = [part async for part in self.stream(call)]
        pieces = [part for part in parts if isinstance(part, str)]
        (use,) = (part for part in parts if isinstance(part, ModelUse))
        return Completed("".join(pieces), use)

    async def close(self) -> None:
        """Close every connection."""
        await self._wire.close()

    async def _begin(self, call: Call, account: _Account) -> str:
        loop = asyncio.get_running_loop()

        async def attempt() -> str:
            account.attempts += 1
            account.reading = Reading(self._wire, call, self._deadlines, account.began_at)
            try:
                return await account.reading.first()
            except ModelFailed as failed:
                failed.tokens_in, failed.tokens_out = _tokens(call, account)
                raise

        within = min(self._deadlines.first_token, call.seconds or self._deadlines.turn)
        until = account.began_at + within
        text = await retried(attempt, self._retries, until)
        account.first_at = loop.time()
        return text

    @contextmanager
    def _accounted(self, call: Call) -> Iterator[_Account]:
        """Keep the breaker and the observer informed of a call, however it ends."""
        loop = asyncio.get_running_loop()
        account, outcome, pause = _Account(loop.time()), "abandoned", 0.0
        try:
            self.guard.begin(account.began_at)
            yield account
            outcome = "ok"
        except ModelFailed as failed:
            outcome, pause = failed.reason, failed.retry_after_seconds or 0.0
            failed.tokens_in, failed.tokens_out = _tokens(call, account)
            raise
        finally:
            outcome = "ok" if account.is_whole else outcome
            self.guard.end(outcome, loop.time(), pause)
            self._observe(call.use, outcome, **_figures(call, account, loop.time()))


def _use(call: Call, answer: Answer) -> ModelUse:
    counts = answer.tokens(call.characters)
    model, is_estimated = answer.model or call.model, not answer.is_counted
    return ModelUse(model, call.prompt, call.prompt_hash, *counts, is_estimated)


def _tokens(call: Call, account: _Account) -> tuple[int, int]:
    """Return what a call took, as far as is known; nothing when nothing was answered."""
    answer = account.reading.answer if account.reading else None
    return answer.tokens(call.characters) if answer and answer.chunks else (0, 0)


def _figures(call: Call, account: _Account, now: float) -> dict[str, object]:
    tokens_in, tokens_out = _tokens(call, account)
    figures: dict[str, object] = {"model": call.model, "prompt": call.prompt}
    figures |= {"attempts": account.attempts, "tokens_in": tokens_in, "tokens_out": tokens_out}
    figures["milliseconds"] = round((now - account.began_at) * 1000)
    if account.first_at is not None:
        figures["first_milliseconds"] = round((account.first_at - account.began_at) * 1000)
    return figures
