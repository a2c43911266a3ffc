"""Expired tokens are forgotten by a server itself, a week after."""

import asyncio

import pytest

from app.errors import StorageBusy
from app.learners.sweeping import Sweeping
from app.learners.tokens import TokenService
from tests.builders_access import Kit, a_kit

pytestmark = pytest.mark.anyio


class Pauses:
    """Pauses that take no time, and end the work after so many."""

    def __init__(self, most: int) -> None:
        self.left = most

    async def __call__(self, _seconds: float) -> None:
        self.left -= 1
        if self.left < 0:
            raise asyncio.CancelledError


async def swept(kit: Kit, tokens: TokenService, rounds: int = 1) -> list[str]:
    """What failed, in so many rounds."""
    failed: list[str] = []
    sweeping = Sweeping(tokens, kit.clock, lambda event, _: failed.append(event))
    with pytest.raises(asyncio.CancelledError):
        await sweeping.run(Pauses(rounds))
    return failed


async def test_a_token_is_forgotten_a_week_after_it_expired() -> None:
    kit = a_kit()
    made = await kit.access.tokens.ticket("local", "local", "ses_1")
    kit.clock.move(hours=7 * 24)
    await swept(kit, kit.access.tokens)
    assert await kit.store.transact(lambda rows: rows.token(made.record.hash)) is not None
    kit.clock.move(hours=1)
    assert await swept(kit, kit.access.tokens) == []
    assert await kit.store.transact(lambda rows: rows.token(made.record.hash)) is None


async def test_a_database_that_fails_is_asked_again_later() -> None:
    class Failing(TokenService):
        async def sweep(self, before: str) -> int:
            raise StorageBusy(before)

    kit = a_kit()
    assert len(await swept(kit, Failing(kit.means), rounds=2)) == 2
