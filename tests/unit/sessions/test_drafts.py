"""Drafts looked over one after the other, off the loop that answers turns."""

import asyncio
import threading

import pytest

from app.errors import Conflict
from app.review.design.drafts import CheckedDraft, DraftError, PreviewedDraft
from app.sessions.drafts import MOST_WAITING, DraftService

pytestmark = pytest.mark.anyio
SOUND = CheckedDraft(True, 32, (), ())


class Slow:
    """Looks drafts over when it is told to."""

    def __init__(self) -> None:
        self.further = threading.Event()
        self.under_way = self.most_under_way = 0
        self.threads: set[int] = set()
        self.is_closed = False

    def check(self, text: str, draws: int) -> CheckedDraft:  # noqa: ARG002
        self.under_way += 1
        self.most_under_way = max(self.under_way, self.most_under_way)
        self.threads.add(threading.get_ident())
        assert self.further.wait(10)
        self.under_way -= 1
        return SOUND

    def preview(self, text: str, seed: int) -> PreviewedDraft | tuple[DraftError, ...]:
        return (DraftError(seed, "content", text, ""),)

    def close(self) -> None:
        self.is_closed = True


async def test_they_wait_for_one_another_and_not_without_end() -> None:
    slow = Slow()
    service = DraftService(slow)
    sent = [asyncio.create_task(service.check("x", 32)) for _ in range(MOST_WAITING)]
    await asyncio.sleep(0)
    with pytest.raises(Conflict):
        await service.preview("x", 1)
    slow.further.set()
    assert await asyncio.gather(*sent) == [SOUND] * MOST_WAITING
    assert (slow.most_under_way, len(slow.threads)) == (1, 1)
    assert threading.get_ident() not in slow.threads
    assert await service.preview("x", 7) == (DraftError(7, "content", "x", ""),)


async def test_closing_ends_what_does_the_work() -> None:
    slow = Slow()
    DraftService(slow).close()
    assert slow.is_closed
