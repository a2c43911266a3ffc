"""Old sessions are forgotten every day, where the settings say after how many days."""

import asyncio
from collections.abc import Awaitable, Callable

from app.errors import StorageFailed
from app.sessions.learners import LearnerService
from app.sessions.tools import FailureNote

# Not while a server starts and the first pages are opened.
_FIRST_AFTER_SECONDS = 60.0
_DAY_SECONDS = 24 * 60 * 60.0

DeletionNote = Callable[[int], None]


class Retention:
    """Deletes what nobody touched for some days, soon after a start and then daily.

    Several workers may each do so: a session is deleted once, and counted once.
    """

    def __init__(
        self, learners: LearnerService, days: int, note: DeletionNote, note_failure: FailureNote
    ) -> None:
        """Take what deletes, after how many days, and who is told how many or why not."""
        self._learners, self._days = learners, days
        self._note, self._note_failure = note, note_failure

    async def run(self, pause: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        """Go on until cancelled; a database that fails is asked again the day after."""
        await pause(_FIRST_AFTER_SECONDS)
        while True:
            try:
                self._note(await self._learners.retain(self._days))
            except StorageFailed as error:
                self._note_failure("old sessions were not deleted", error)
            await pause(_DAY_SECONDS)
