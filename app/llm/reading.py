"""An answer being read: every wait has its deadline, every end its meaning."""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from typing import TypeVar

from app.errors import ModelFailed, ModelFault
from app.llm.answer import Answer
from app.llm.calls import Call
from app.llm.endpoint import Deadlines
from app.llm.faults import fault_of
from app.llm.wire import Stream, Wire

T = TypeVar("T")

# Of a call's time: it ends before its caller gives it up, as only then the reason is known.
_OF_ITS_TIME = 0.95
_COUNT_SECONDS = 0.25  # how long the count of tokens is waited for once the text is whole


class Reading:
    """One request and its answer; times are of the running loop."""

    def __init__(self, wire: Wire, call: Call, deadlines: Deadlines, began_at: float) -> None:
        self._wire, self._call, self._stall = wire, call, deadlines.stall
        self._ends_at = began_at + _OF_ITS_TIME * (call.seconds or deadlines.turn)
        self._starts_by = min(began_at + deadlines.first_token, self._ends_at)
        self._loop = asyncio.get_running_loop()
        self._stream: Stream | None = None
        self._wrong: ModelFailed | None = None
        self.answer = Answer(call.most_tokens)

    async def first(self) -> str:
        """Ask, and return the first text; ModelFailed when none comes in time."""
        try:
            self._stream = await self._within(
                self._starts_by, "slow_start", self._wire.ask(self._call)
            )
            text = await self._text(self._starts_by, "slow_start")
            self.answer.end() if text is None else None
            return text or ""
        except BaseException:
            await self.close()
            raise

    async def further(self) -> str | None:
        """Return the next text, or None when the answer is whole."""
        stalls_at = self._loop.time() + self._stall
        if stalls_at < self._ends_at:
            return await self._text(stalls_at, "stalled")
        return await self._text(self._ends_at, "endless")

    async def settle(self) -> None:
        """Wait a moment for the count of tokens, which an endpoint may keep to itself."""
        until = min(self._loop.time() + _COUNT_SECONDS, self._ends_at)
        with suppress(ModelFailed):
            while not self.answer.is_counted and await self._chunk(until, "stalled") is not None:
                pass

    async def end(self) -> None:
        """Wait a moment for the end: a stream that was read to it leaves its connection fit."""
        until = min(self._loop.time() + _COUNT_SECONDS, self._ends_at)
        with suppress(ModelFailed):
            while await self._chunk(until, "stalled") is not None:
                pass

    async def close(self) -> None:
        """Let go of the connection."""
        if self._stream is not None:
            await self._stream.close()

    async def _text(self, until: float, late: ModelFault) -> str | None:
        while not self.answer.is_finished:
            text = await self._chunk(until, late)
            if text is None:
                break
            if text:
                return text
        self.answer.end()
        return None

    async def _chunk(self, until: float, late: ModelFault) -> str | None:
        """Return the text of what comes next, empty if it has none; None at the end."""
        if self._stream is None:
            raise AssertionError("nothing was asked yet")
        if self._wrong is not None:
            raise self._wrong
        chunks = await self._within(until, late, anext(self._stream, None))
        return None if chunks is None else self._taken(chunks)

    def _taken(self, chunks: list[object]) -> str:
        """Return the text of chunks that came together; a fault comes after the text before it."""
        text = ""
        for chunk in chunks:
            was_over = self.answer.is_finished
            try:
                further = self.answer.take(chunk)
            except ModelFailed as wrong:
                if not text:
                    raise
                self._wrong = wrong
                break
            text += "" if was_over else further
        return text

    async def _within(self, until: float, late: ModelFault, awaited: Awaitable[T]) -> T:
        has_begun = self._stream is not None
        try:
            async with asyncio.timeout_at(until) as limit:
                return await awaited
        except Exception as error:  # whatever a library raises, a turn has to go on
            if isinstance(error, TimeoutError) and limit.expired():
                raise ModelFailed(late) from error
            raise fault_of(error, has_begun=has_begun) from error
