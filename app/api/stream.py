"""Saved events as server-sent events, and as the JSON of a replay."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from sse_starlette import EventSourceResponse, JSONServerSentEvent

from app.sessions.records import EventRecord


def stream(events: AsyncGenerator[EventRecord, None]) -> EventSourceResponse:
    """Send events in their order, each as it comes; its id is its number, to resume after it.

    What can be refused was refused before the stream begins; a client that goes away stops the
    stream and nothing else.
    """
    return EventSourceResponse(_framed(events))


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
    events: AsyncGenerator[EventRecord, None],
) -> AsyncGenerator[JSONServerSentEvent, None]:
    async with aclosing(events):
        async for event in events:
            yield JSONServerSentEvent(event_document(event), id=str(event.seq), event=event.type)
