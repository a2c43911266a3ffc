"""A bell within one process: whoever writes into the outbox rings, and what sends it wakes up.

It only saves waiting: what was rung for in another process is found by looking again.
"""

import asyncio


class Bell:
    """Rung by many, heard by one."""

    def __init__(self) -> None:
        """Begin silent."""
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake who waits, or who waits next."""
        self._rung.set()

    async def heard(self, seconds: float) -> bool:
        """Wait for a ring, so many seconds at most; say whether there was one."""
        try:
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        except TimeoutError:
            return False
        self._rung.clear()
        return True
