"""Work that goes on to its end, whoever stops reading what comes of it."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Reading(Generic[T]):
    """What was made and not yet read; an end carries its error, if there is one."""

    parts: "asyncio.Queue[T | _End]"
    is_left: bool = False


@dataclass(frozen=True, slots=True)
class _End:
    error: Exception | None = None


class GoingOn:
    """Work that is under way, each in a task of its own."""

    def __init__(self, note_failure: Callable[[str, Exception], None]) -> None:
        """Take what logs a failure that nobody reads any more."""
        self._note_failure = note_failure
        self._tasks: set[asyncio.Task[None]] = set()

    async def read(self, made: AsyncGenerator[T, None]) -> AsyncGenerator[T, None]:
        """Yield what is made, as it comes; it is made to its end by whoever it is left."""
        reading = _Reading[T](asyncio.Queue())
        task: asyncio.Task[None] = asyncio.create_task(self._make(made, reading))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            while not isinstance(part := await reading.parts.get(), _End):
                yield part
        finally:
            reading.is_left = True
        if part.error is not None:
            raise part.error

    async def close(self) -> None:
        """Give up what is under way."""
        tasks: tuple[asyncio.Task[Any], ...] = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _make(self, made: AsyncGenerator[T, None], reading: _Reading[T]) -> None:
        end = _End()
        try:
            async with aclosing(made):
                async for part in made:
                    reading.parts.put_nowait(part)
        except Exception as error:  # noqa: BLE001 - it is raised to whoever reads, else logged
            end = _End(error)
            if reading.is_left:
                self._note_failure("what was asked for was not made to its end", error)
        finally:
            reading.parts.put_nowait(end)
