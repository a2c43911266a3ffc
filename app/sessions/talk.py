"""An exchange as those who wait for it see it: its saved events as they come, then its result."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from app.sessions.exchange import TurnResult
from app.sessions.records import EventRecord


class Talk:
    """Events and result of one exchange; any number may wait, whoever leaves breaks nothing.

    Used on one event loop; one that is over from the start may be read on any.
    """

    def __init__(self, events: Sequence[EventRecord] = ()) -> None:
        """Begin with what is saved already."""
        self._events = list(events)
        self._end: TurnResult | Exception | None = None
        self._changed = asyncio.Event()

    @classmethod
    def over(cls, result: TurnResult) -> "Talk":
        """Return an exchange that is whole."""
        talk = cls(result.events)
        talk._end = result
        return talk

    @property
    def saved(self) -> tuple[EventRecord, ...]:
        """Return the events it has so far."""
        return tuple(self._events)

    @property
    def last_seq(self) -> int:
        """Return the number of the latest event, 0 if there is none."""
        return self._events[-1].seq if self._events else 0

    def add(self, events: Sequence[EventRecord]) -> None:
        """Take further events; those it has are left out."""
        self._events += [event for event in events if event.seq > self.last_seq]
        self._tell()

    def end(self, end: TurnResult | Exception) -> None:
        """End with a result, or with what `result` is to raise."""
        self._end = end
        self._tell()

    async def events(self, after: int = 0) -> AsyncGenerator[EventRecord, None]:
        """Yield the events with seq > after as they come; however it ends, nothing is raised."""
        async with aclosing(self.batches(after)) as batches:
            async for batch in batches:
                for event in batch:
                    yield event

    async def batches(self, after: int = 0) -> AsyncGenerator[tuple[EventRecord, ...], None]:
        """Yield the same events, those together that are there together."""
        place = 0
        while True:
            new, place = self._events[place:], len(self._events)
            if batch := tuple(event for event in new if event.seq > after):
                yield batch
            if place < len(self._events):
                continue
            if self._end is not None:
                return
            await self._changed.wait()

    async def result(self) -> TurnResult:
        """Wait for the result; events and session are those of the whole exchange."""
        while self._end is None:
            await self._changed.wait()
        if isinstance(self._end, Exception):
            raise self._end
        return self._end

    def _tell(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
