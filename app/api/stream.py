"""Saved events as server-sent events, and as the JSON of a replay."""

from collections.abc import AsyncIterator, Sequence

from sse_starlette import EventSourceResponse, JSONServerSentEvent

from app.sessions.records import EventRecord


def replay(events: Sequence[EventRecord]) -> EventSourceResponse:
    """Send events in their order; the id of each is its sequence number, to resume after it.

    Everything here was saved before: what can fail has failed before the stream begins.
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


async def _framed(events: Sequence[EventRecord]) -> AsyncIterator[JSONServerSentEvent]:
    for event in events:
        yield JSONServerSentEvent(event_document(event), id=str(event.seq), event=event.type)
