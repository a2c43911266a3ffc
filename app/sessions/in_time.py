"""Pieces of a model's answer as they come, until a point of time."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator

from app.errors import ModelFailed
from app.sessions.model_ports import ModelUse


async def in_time(
    pieces: AsyncIterator[str | ModelUse], until: float
) -> AsyncGenerator[str | ModelUse, None]:
    """Yield what comes before a point of the loop's time; then ModelFailed("deadline").

    Only the waiting is cut off: whoever keeps a piece is never stopped in the middle of it.
    """
    try:
        while True:
            try:
                async with asyncio.timeout_at(until):
                    piece = await anext(pieces)
            except StopAsyncIteration:
                return
            except TimeoutError as late:
                raise ModelFailed("deadline") from late
            yield piece
    finally:
        if isinstance(pieces, AsyncGenerator):
            await pieces.aclose()
