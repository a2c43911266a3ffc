"""A bell saves waiting, and nobody waits for it for ever."""

import asyncio

import pytest

from app.sessions.bell import Bell

pytestmark = pytest.mark.anyio


async def test_who_waits_is_woken() -> None:
    bell = Bell()
    waiting = asyncio.create_task(bell.heard(10))
    await asyncio.sleep(0)
    bell.ring()
    assert await waiting


async def test_a_ring_before_the_wait_is_heard_once() -> None:
    bell = Bell()
    bell.ring()
    bell.ring()
    assert await bell.heard(10)
    assert not await bell.heard(0.01)
