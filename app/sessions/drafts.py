"""Drafts of scenarios, looked over for their authors; nothing of them is kept.

What is looked over is anybody's text and takes seconds: one at a time, on a thread of its own.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from app.errors import Conflict
from app.review.design.drafts import CheckedDraft, DraftError, PreviewedDraft

MOST_WAITING = 8
TOO_MUCH = (
    "This takes too much time or memory: have at most 20,000 outcomes, or fewer draws checked."
)
_FULL = "Other drafts are being looked over at the moment. Send this one again in a minute."

Told = TypeVar("Told")


class Drafting(Protocol):
    """What looks a draft over (Rejected for one that takes too much time or memory)."""

    def check(self, text: str, draws: int) -> CheckedDraft:
        """Return what is wrong with a text, and what its design lacks over so many draws."""

    def preview(self, text: str, seed: int) -> PreviewedDraft | tuple[DraftError, ...]:
        """Return what one draw of a text holds, or what is wrong with it."""

    def close(self) -> None:
        """Give up what is under way."""


class DraftService:
    """Looks drafts over, one after the other."""

    def __init__(self, drafting: Drafting) -> None:
        """Take what does the work."""
        self._drafting = drafting
        self._waiting = 0
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="winwin-drafts")

    async def check(self, text: str, draws: int) -> CheckedDraft:
        """Return what is wrong with a draft, and what its design lacks (Rejected, Conflict)."""
        return await self._done(lambda: self._drafting.check(text, draws))

    async def preview(self, text: str, seed: int) -> PreviewedDraft | tuple[DraftError, ...]:
        """Return what one draw of a draft holds, or what is wrong (Rejected, Conflict)."""
        return await self._done(lambda: self._drafting.preview(text, seed))

    def close(self) -> None:
        """Give up what has not begun, and what is under way."""
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._drafting.close()

    async def _done(self, work: Callable[[], Told]) -> Told:
        if self._waiting >= MOST_WAITING:
            raise Conflict(_FULL)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        finally:
            self._waiting -= 1
