"""What a live coach may look at for one answer."""

import pytest

from app.review.coach_talk import REPORT, Block, Source
from app.sessions.coaching_desk import MOST_LOOKS, Desk
from tests.builders_coach import a_desk, no_search

pytestmark = pytest.mark.anyio


async def test_what_is_read_is_handed_out_and_nothing_else() -> None:
    desk = a_desk()
    told = desk.read("level/value_creation")
    assert told.startswith("[level/value_creation] Level Value creation\n")
    assert list(desk.handed_out) == ["level/value_creation"]
    assert desk.read("private") == "nothing there"
    assert list(desk.handed_out) == ["level/value_creation"]


async def test_a_whole_kind_of_blocks_can_be_read_at_once() -> None:
    desk = a_desk()
    desk.read("[level]")
    assert len(desk.handed_out) == 4


async def test_the_contents_name_every_block_by_its_id() -> None:
    assert "level/value_creation: Level Value creation" in a_desk().contents.splitlines()
    assert Desk((), no_search).contents == ""


async def test_the_glossary_is_looked_up_on_the_same_terms() -> None:
    desk = a_desk(())
    assert "[batna] BATNA" in await desk.look_up("What is a BATNA?")
    assert list(desk.handed_out) == ["batna"]


async def test_looks_are_counted() -> None:
    desk = a_desk()
    told = [desk.read("result") for _ in range(MOST_LOOKS + 2)]
    assert told[MOST_LOOKS - 1].startswith("[result]")
    assert told[-1] == await desk.look_up("batna") == "no more looks: answer now"


async def test_what_is_returned_is_bounded() -> None:
    long = tuple(Block(Source(REPORT, f"level/{at}", "Level"), ("word " * 200,)) for at in range(9))
    desk = a_desk(long)
    assert len(desk.read("level")) < 2500
    assert 0 < len(desk.handed_out) < 4
