"""A few further attempts, before the first token only: what was answered is never asked twice."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import TypeVar

from app.errors import ModelFailed

T = TypeVar("T")

_FIRST_WAIT = 0.2
# "cut" stands here for a connection that broke before any token came.
_WORTH_ANOTHER = frozenset({"rate_limited", "server_error", "unreachable", "cut"})


async def retried(
    attempt: Callable[[], Awaitable[T]],
    retries: int,
    until: float,
    chance: Callable[[], float] = lambda: secrets.randbelow(1000) / 1000,
) -> T:
    """Return what an attempt returns, trying again up to `retries` times before `until`.

    `attempt` ends with the first token; `until` is a time of the running loop. A Retry-After
    that would end later is not waited for: the ModelFailed goes on at once.
    """
    loop = asyncio.get_running_loop()
    for count in range(retries + 1):
        try:
            return await attempt()
        except ModelFailed as failed:
            wait = _wait(failed, count, chance())
            if count == retries or wait is None or loop.time() + wait >= until:
                raise
        await asyncio.sleep(wait)
    raise AssertionError("an attempt returns or raises")


def _wait(failed: ModelFailed, count: int, chance: float) -> float | None:
    """Return the seconds to wait, or None where another attempt would change nothing."""
    if failed.reason not in _WORTH_ANOTHER or failed.tokens_out:
        return None  # what thought before it broke off is billed
    backed_off = _FIRST_WAIT * 2.0**count * (0.5 + chance)
    return max(backed_off, failed.retry_after_seconds or 0.0)
