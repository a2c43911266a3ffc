"""Retention runs soon after a start and then daily, and outlives a database that fails."""

import asyncio
from typing import cast

import pytest

from app.errors import StorageFailed
from app.sessions.learners import LearnerService
from app.sessions.retaining import Retention

pytestmark = pytest.mark.anyio


class Forgets:
    """Deletes as many sessions as it is told, or fails."""

    def __init__(self, *ends: int | StorageFailed) -> None:
        self.ends, self.asked = list(ends), list[int]()

    async def retain(self, days: int) -> int:
        self.asked.append(days)
        end = self.ends.pop(0)
        if isinstance(end, StorageFailed):
            raise end
        return end


class Days:
    """A pause that ends at once, and stops it all after some."""

    def __init__(self, most: int) -> None:
        self.most, self.waited = most, list[float]()

    async def __call__(self, seconds: float) -> None:
        self.waited.append(seconds)
        if len(self.waited) > self.most:
            raise asyncio.CancelledError


async def run(learners: Forgets, days: Days) -> list[object]:
    told: list[object] = []
    retention = Retention(
        cast("LearnerService", learners), 30, told.append, lambda event, _: told.append(event)
    )
    with pytest.raises(asyncio.CancelledError):
        await retention.run(days)
    return told


async def test_it_waits_for_the_start_and_then_a_day_at_a_time() -> None:
    learners, days = Forgets(3, 0), Days(2)
    assert await run(learners, days) == [3, 0]
    assert learners.asked == [30, 30]
    assert days.waited == [60, 86_400, 86_400]


async def test_a_database_that_fails_is_asked_again_the_next_day() -> None:
    learners = Forgets(StorageFailed("The database is busy."), 4)
    assert await run(learners, Days(2)) == ["old sessions were not deleted", 4]
