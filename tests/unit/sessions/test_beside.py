"""What stands beside the talk: sheets as they are kept, and a nudge where it may be one."""

from dataclasses import replace

import pytest

from app.sessions.service import NewSession
from app.sessions.views import SessionView
from tests.unit.sessions.playing import LICENCE, ME, QUESTION, a_session, journey, leave, say

pytestmark = pytest.mark.anyio
WEAK = ("I want 70.", "No way.", "Forget it.")


async def after(request: NewSession, *lines: str) -> SessionView:
    """A session in which these lines were said."""
    session = await a_session(request=request)
    for line in lines:
        session = (await say(session.id, line)).session
    return session


async def test_weak_turns_in_a_row_bring_a_nudge_in_practice() -> None:
    nudged = await after(LICENCE, *WEAK)
    assert nudged.nudge
    assert (await after(LICENCE, *WEAK)).nudge == nudged.nudge


async def test_a_good_turn_brings_none() -> None:
    assert (await after(LICENCE, QUESTION)).nudge is None
    assert (await after(LICENCE, *WEAK, QUESTION)).nudge is None


async def test_there_is_none_in_an_assessment() -> None:
    assert (await after(replace(LICENCE, mode="assessment"), *WEAK)).nudge is None


async def test_the_guide_of_a_guided_game_speaks_instead() -> None:
    guided = NewSession("first-bike", "buyer", seed=1)
    session = await after(guided, *WEAK)
    assert session.guide is not None
    assert session.nudge is None


async def test_there_is_none_when_the_game_is_over() -> None:
    session = await after(LICENCE, *WEAK)
    assert (await leave(session.id)).session.nudge is None


async def test_a_turn_tells_how_many_hints_were_used() -> None:
    session = await a_session()
    await journey().hint(ME, session.id, 1)
    assert (await say(session.id, QUESTION)).session.hints_used == 1
