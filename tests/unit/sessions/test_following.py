"""Who follows a reply hears it to its end, or learns what ended it."""

import pytest

from app.errors import StorageFailed
from app.sessions.following import Saved, joined
from app.sessions.records import EventRecord
from app.sessions.talk import Talk
from tests.builders_store import AT

pytestmark = pytest.mark.anyio
FIRST, SECOND = (EventRecord(seq, "ses_1", "turn.sentence", "trn_2", {}, AT) for seq in (4, 5))


async def test_what_a_reply_failed_with_is_raised_after_its_last_event() -> None:
    talk = Talk((FIRST, SECOND))
    talk.end(StorageFailed("gone"))
    heard: list[EventRecord] = []
    with pytest.raises(StorageFailed):
        await _hear(Saved(3, (FIRST,), is_under_way=True), talk, heard)
    assert heard == [FIRST, SECOND]


async def test_where_nothing_is_under_way_it_ends_with_what_is_saved() -> None:
    assert [e async for e in joined(Saved(3, (FIRST,), is_under_way=False), None)] == [FIRST]


async def _hear(saved: Saved, talk: Talk, heard: list[EventRecord]) -> None:
    async for event in joined(saved, talk):
        heard.append(event)  # noqa: PERF401 - what is heard before a fault counts
