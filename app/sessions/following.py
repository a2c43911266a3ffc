"""The saved events of a session after a number, and on from there while a reply is under way."""

from collections import deque
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from app.sessions.exchange import at_table, load_session
from app.sessions.ports import Transaction
from app.sessions.records import EventRecord, Principal
from app.sessions.talk import Talk
from app.sessions.tools import Tools
from app.sessions.unsaid import caught_up

# Events after which a reply is still to come or to go on.
_UNDER_WAY = ("turn.started", "turn.sentence")


@dataclass(frozen=True, slots=True)
class Saved:
    """The events with seq > `after`, and whether a reply is under way at their end."""

    after: int
    events: tuple[EventRecord, ...]
    is_under_way: bool

    @property
    def last_seq(self) -> int:
        """Return the number of the last event that is known."""
        return self.events[-1].seq if self.events else self.after


def read_saved(
    tx: Transaction, tools: Tools, owner: Principal, session_id: str, after: int
) -> Saved:
    """Return what is saved (NotFound); what a lost speaker left unsaid is said first.

    The event before is read as well: where nothing follows it, it tells how things stand.
    """
    load_session(tx, owner, session_id)
    before = max(0, after - 1)
    found = tx.events(session_id, before)
    if found and found[-1].type in _UNDER_WAY:
        caught_up(*at_table(tx, tools, owner, session_id))
        found = tx.events(session_id, before)
    is_under_way = bool(found) and found[-1].type in _UNDER_WAY
    return Saved(after, tuple(event for event in found if event.seq > after), is_under_way)


async def joined(saved: Saved, talk: Talk | None) -> AsyncGenerator[EventRecord, None]:
    """Yield what is saved, then what comes until the reply is whole; raise what it failed with."""
    after, told = saved.last_seq, deque(saved.events)
    del saved  # it goes on for long, and holds nothing that was read
    while told:
        yield told.popleft()
    if talk is None:
        return
    async with aclosing(talk.events(after)) as further:
        async for event in further:
            yield event
            del event
    await talk.result()
