"""A game is rehearsed when it begins: what a live voice is checked against is read then."""

import asyncio
import threading
from dataclasses import replace
from functools import cache

import pytest

from app.dialogue import free_forms, verify
from app.dialogue.verify import verify_freely
from app.negotiation.acts import Inform
from app.negotiation.history import History
from app.sessions.creating import new_record
from app.sessions.rehearsing import Rehearsal, rehearse
from app.sessions.service import SessionService
from app.sessions.table import Table
from app.sessions.tools import Tools
from app.sessions.turn import request_of
from app.storage.memory import MemoryStore
from tests.builders_live import RULES, HonestVoice, live
from tests.builders_store import AT
from tests.unit.sessions.playing import LICENCE, ME, never, no_failure, tools


@cache
def _tools() -> Tools:
    return tools(never, no_failure)


def a_table(seed: int) -> Table:
    """A game that nobody has played yet."""
    return _tools().tables.lay(new_record(_tools(), ME, replace(LICENCE, seed=seed)))


def read_so_far() -> tuple[int, int]:
    """How many texts of scenarios were read, and how many scenarios' options."""
    texts, options = verify._values_in_text, free_forms._forms  # noqa: SLF001 - caches of theirs
    return texts.cache_info().misses, options.cache_info().misses


def test_after_a_rehearsal_no_text_of_the_scenario_is_read_for_a_reply() -> None:
    table = a_table(seed=801)
    rehearse(table, RULES["en"])
    before = read_so_far()
    for fact in table.counterpart.disclosures:
        acts = (Inform(fact.kind, fact=fact.id),)
        verify_freely(fact.text, request_of(table, History(), acts), RULES["en"])
    assert read_so_far() == before


@pytest.mark.anyio
async def test_a_new_session_is_rehearsed_for_a_live_voice() -> None:
    store, before = MemoryStore(lambda: AT), read_so_far()
    service = SessionService(replace(_tools(), store=store, live=live(HonestVoice())))
    await service.create(ME, replace(LICENCE, seed=802))
    thread = service._rehearsal._thread  # noqa: SLF001 - to wait until it has done what is asked
    await asyncio.wrap_future(thread.submit(int))
    assert all(now > then for now, then in zip(read_so_far(), before, strict=True))
    await service.close()


def test_without_a_live_voice_nothing_is_rehearsed() -> None:
    before = read_so_far()
    rehearsal = Rehearsal(None, no_failure)
    rehearsal.begin(a_table(seed=803))
    rehearsal.close()
    assert read_so_far() == before


def test_a_rehearsal_that_fails_is_logged_and_nobody_is_told() -> None:
    noted, done = list[str](), threading.Event()

    def note(what: str, _: Exception) -> None:
        noted.append(what)
        done.set()

    rehearsal = Rehearsal(replace(live(HonestVoice()), rules={}), note)
    rehearsal.begin(a_table(seed=804))
    assert done.wait(20)
    rehearsal.close()
    rehearsal.begin(a_table(seed=804))  # nobody is told of this one either
    assert noted == ["rehearsing a game failed"]
