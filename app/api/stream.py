"""Saved events as server-sent events, and as the JSON of a replay."""

import json
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from starlette.types import Scope

from app.api.problems import problem_document, problem_of
from app.api.sse import EventStream
from app.sessions.records import EventRecord
from app.sessions.service import Talk

ERROR = "error"
BEING_ANSWERED = "being-answered"
# Whoever takes nothing for so long is gone, or holds what others need.
SEND_SECONDS = 20.0
# When the server stops, a reply under way may still end; less than the server gives itself.
GRACE_SECONDS = 3.0
_AS_TEXT = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears the events of a session: the scope of the request, and the number asked after.

    `now` tells the time of a fault on the way.
    """

    scope: Scope
    session_id: str
    now: Callable[[], str]
    after: int = 0


def stream(events: AsyncGenerator[Sequence[EventRecord], None], to: Listener) -> EventStream:
    """Send events in their order, each as it comes; its id is its number, to resume after it.

    Those that come together are sent in one piece.

    What can be refused was refused before the stream begins; what fails later is sent as an
    `error` event, which ends it. A client that goes away stops the stream and nothing else.
    """
    return EventStream(_framed(events, to), SEND_SECONDS, GRACE_SECONDS)


async def told(talk: Talk) -> AsyncGenerator[Sequence[EventRecord], None]:
    """Yield the events of an exchange; raise what it ended with, if that is no result."""
    async with aclosing(talk.batches()) as batches:
        async for batch in batches:
            yield batch
    await talk.result()


async def each_alone(
    events: AsyncGenerator[EventRecord, None],
) -> AsyncGenerator[tuple[EventRecord], None]:
    """Yield events that come one after another as `stream` takes them."""
    async with aclosing(events):
        async for event in events:
            yield (event,)
            del event


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


def error_frame(document: Mapping[str, object], scope: Scope, error: Exception) -> bytes:
    """Return the event of a fault after the stream began: a document of its own, and the problem.

    It has no id, so that who reconnects goes on after the last event that was saved.
    """
    problem = problem_of(scope, error)
    is_retryable = problem.status >= 500 or problem.code == BEING_ANSWERED
    told_of = {"problem": problem_document(scope, problem), "retryable": is_retryable}
    data = _AS_TEXT({"type": ERROR, **document, **told_of})
    return f"event: {ERROR}\r\ndata: {data}\r\n\r\n".encode()


def event_frame(seq: int, kind: str, document: Mapping[str, object]) -> bytes:
    """Write an event as it is sent; its id is its number. JSON of our own has no line end in it."""
    return f"id: {seq}\r\nevent: {kind}\r\ndata: {_AS_TEXT(document)}\r\n\r\n".encode()


async def _framed(
    events: AsyncGenerator[Sequence[EventRecord], None], to: Listener
) -> AsyncGenerator[bytes, None]:
    last = to.after
    try:
        async with aclosing(events):
            async for batch in events:
                yield b"".join(map(_frame, batch))
                last = batch[-1].seq
                del batch  # what was sent is not kept for as long as the next is waited for
    except Exception as error:  # noqa: BLE001 - the status is sent already, so it is said here
        common = {"seq": last, "session_id": to.session_id, "turn_id": None, "at": to.now()}
        yield error_frame(common, to.scope, error)


def _frame(event: EventRecord) -> bytes:
    return event_frame(event.seq, event.type, event_document(event))
