"""Saved events as server-sent events, and as the JSON of a replay."""

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from sse_starlette import EventSourceResponse

from app.sessions.records import EventRecord

_AS_TEXT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def stream(events: AsyncGenerator[Sequence[EventRecord], None]) -> EventSourceResponse:
    """Send events in their order, each as it comes; its id is its number, to resume after it.

    Those that come together are sent in one piece.

    What can be refused was refused before the stream begins; a client that goes away stops the
    stream and nothing else.
    """
    return EventSourceResponse(_framed(events))


async def each_alone(
    events: AsyncGenerator[EventRecord, None],
) -> AsyncGenerator[tuple[EventRecord], None]:
    """Yield events that come one after another as `stream` takes them."""
    async with aclosing(events):
        async for event in events:
            yield (event,)


def event_document(event: EventRecord) -> dict[str, object]:
    """Return an event as the API shows it: what every event has, then its own data."""
    common: dict[str, object] = {
        "type": event.type,
        "seq": event.seq,
        "session_id": event.session,
        "turn_id": event.turn,
        "at": event.at,
    }
    return common | {name: value for name, value in event.data.items() if name not in common}


async def _framed(
    events: AsyncGenerator[Sequence[EventRecord], None],
) -> AsyncGenerator[bytes, None]:
    async with aclosing(events):
        async for batch in events:
            yield b"".join(map(_frame, batch))


def _frame(event: EventRecord) -> bytes:
    """Write an event as it is sent; JSON of our own has no line end in it."""
    data = _AS_TEXT(event_document(event))
    return f"id: {event.seq}\r\nevent: {event.type}\r\ndata: {data}\r\n\r\n".encode()
