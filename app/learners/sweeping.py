"""Tokens that expired are forgotten, some days after: until then it is said that they expired."""

import asyncio
from collections.abc import Awaitable, Callable

from app.errors import StorageFailed
from app.learners.ports import Clock
from app.learners.times import moved
from app.learners.tokens import TokenService

# Not while a server starts and the first pages are opened.
_FIRST_AFTER_SECONDS = 90.0
_PAUSE_SECONDS = 6 * 60 * 60.0
_REMEMBERED_HOURS = 7 * 24

FailureNote = Callable[[str, Exception], None]


class Sweeping:
    """Forgets tokens a week after they expired; several workers may each do so."""

    def __init__(self, tokens: TokenService, clock: Clock, note_failure: FailureNote) -> None:
        """Take what forgets, and who is told why it could not."""
        self._tokens, self._clock, self._note_failure = tokens, clock, note_failure

    async def run(self, pause: Callable[[float], Awaitable[object]] = asyncio.sleep) -> None:
        """Go on until cancelled; a database that fails is asked again later."""
        await pause(_FIRST_AFTER_SECONDS)
        while True:
            before = moved(self._clock.now(), hours=-_REMEMBERED_HOURS)
            try:
                await self._tokens.sweep(before)
            except StorageFailed as error:
                self._note_failure("expired tokens were not forgotten", error)
            await pause(_PAUSE_SECONDS)
