"""Further attempts: few, jittered, in time, and only where they may help."""

import asyncio
from dataclasses import dataclass, field

import pytest

from app.errors import ModelFailed, ModelFault
from app.llm.retrying import retried


@dataclass
class Attempts:
    """Fails as scripted, then returns a word; keeps the times it was asked at."""

    faults: list[ModelFailed]
    times: list[float] = field(default_factory=list)

    async def __call__(self) -> str:
        self.times.append(asyncio.get_running_loop().time())
        if self.faults:
            raise self.faults.pop(0)
        return "hello"

    @property
    def waits(self) -> list[float]:
        return [later - earlier for earlier, later in zip(self.times, self.times[1:], strict=False)]


def failing(*reasons: ModelFault, after: float | None = None) -> Attempts:
    return Attempts([ModelFailed(reason, retry_after_seconds=after) for reason in reasons])


def soon(seconds: float = 10.0) -> float:
    return asyncio.get_running_loop().time() + seconds


@pytest.mark.parametrize("reason", ["rate_limited", "server_error", "unreachable", "cut"])
async def test_a_fault_that_may_pass_is_tried_again(reason: ModelFault) -> None:
    attempts = failing(reason)
    assert await retried(attempts, 1, soon(), lambda: 0.0) == "hello"
    assert len(attempts.times) == 2


@pytest.mark.parametrize("reason", ["unauthorised", "not_found", "slow_start", "empty", "refused"])
async def test_any_other_fault_is_told_at_once(reason: ModelFault) -> None:
    attempts = failing(reason)
    with pytest.raises(ModelFailed):
        await retried(attempts, 3, soon())
    assert len(attempts.times) == 1


async def test_the_waits_grow_and_hang_on_chance() -> None:
    attempts = failing("server_error", "server_error")
    assert await retried(attempts, 2, soon(), lambda: 0.5) == "hello"
    assert attempts.waits[0] == pytest.approx(0.2, abs=0.15)
    assert attempts.waits[1] == pytest.approx(0.4, abs=0.15)


async def test_a_wait_that_was_asked_for_is_kept() -> None:
    attempts = failing("rate_limited", after=0.4)
    assert await retried(attempts, 1, soon(), lambda: 0.0) == "hello"
    assert attempts.waits[0] >= 0.4


async def test_a_wait_past_the_deadline_is_not_begun() -> None:
    attempts = failing("rate_limited", after=5.0)
    began = soon(0)
    with pytest.raises(ModelFailed):
        await retried(attempts, 1, soon(1))
    assert soon(0) - began < 0.5


async def test_with_no_retries_the_first_fault_counts() -> None:
    attempts = failing("server_error")
    with pytest.raises(ModelFailed):
        await retried(attempts, 0, soon())
    assert len(attempts.times) == 1


async def test_the_last_fault_is_the_one_that_is_told() -> None:
    attempts = failing("server_error", "rate_limited")
    with pytest.raises(ModelFailed) as failed:
        await retried(attempts, 1, soon(), lambda: 0.0)
    assert failed.value.reason == "rate_limited"
