"""Reports that endpoints are to hear of, made after all where a process died before it did."""

import asyncio
from collections.abc import Awaitable, Callable

from app.errors import Conflict, NotFound, StorageFailed
from app.sessions.outbox_port import MessageRecord
from app.sessions.pending import later
from app.sessions.ports import Clock, Store
from app.sessions.records import Principal
from app.sessions.tools import FailureNote

# What is owed for a shorter time is being made, most likely: by who ended the game.
GRACE_SECONDS = 20.0
# What cannot be made for so long is not made at all.
_GIVEN_UP_SECONDS = 24 * 60 * 60.0
_FIRST_AFTER_SECONDS = 2.0
_AT_ONCE = 20

TellReport = Callable[[Principal, str], Awaitable[None]]


class OwedReports:
    """Looks for reports that are owed, soon after a start and then every few seconds."""

    def __init__(
        self, store: Store, clock: Clock, tell: TellReport, note_failure: FailureNote
    ) -> None:
        """Take what makes a report and tells of it."""
        self._store, self._clock, self._tell = store, clock, tell
        self._note_failure = note_failure

    async def run(self, pause: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        """Go on until cancelled; a database that fails is asked again."""
        await pause(_FIRST_AFTER_SECONDS)
        grace = 0.0
        while True:
            try:
                await self.sweep(grace)
            except StorageFailed as error:
                self._note_failure("reports that are owed were not looked for", error)
            grace = GRACE_SECONDS
            await pause(GRACE_SECONDS)

    async def sweep(self, grace: float) -> int:
        """Make what has been owed for so many seconds; return how many were."""
        now = self._clock.now()
        before = later(now, -grace)
        owed = await self._store.transact(lambda tx: tx.all_owed(before, _AT_ONCE))
        made = 0
        for message in owed:
            made += await self._made(message, now)
        return made

    async def _made(self, message: MessageRecord, now: str) -> bool:
        try:
            await self._tell(message.owner, message.session or "")
        except (NotFound, Conflict):
            await self._drop(message)  # there will be no report
        except Exception as error:  # noqa: BLE001 - the others are made all the same
            self._note_failure("a report that is owed was not made", error)
            if message.created_at < later(now, -_GIVEN_UP_SECONDS):
                await self._drop(message)
        else:
            return True
        return False

    async def _drop(self, message: MessageRecord) -> None:
        await self._store.transact(lambda tx: tx.drop_message(message.id))
