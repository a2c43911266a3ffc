"""What every store promises of everything of a learner: all of it read, all of it deleted."""

from dataclasses import replace
from typing import Any

import pytest

from app.sessions.answer_port import Answer, AnswerKey, AnswerRecord
from app.sessions.learner_port import OldSession
from app.sessions.records import Principal
from app.storage.learner_rows import HELD_BACK, tables_of_learners
from app.storage.tables import METADATA
from app.storage.unit import Unit, WholeStore
from tests.builders_access import a_learner, a_token
from tests.builders_store import AT, a_note, a_session, a_turn, an_event
from tests.builders_webhooks import a_message

pytestmark = pytest.mark.anyio
ME, OTHER = Principal(), Principal(learner="ada")
LONG_AGO, THEN, NOW = "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", AT


@pytest.fixture
async def store(empty_store: WholeStore) -> WholeStore:
    await empty_store.transact(lambda tx: keep(tx, "ses_1", ME))
    await empty_store.transact(lambda tx: keep(tx, "ses_2", OTHER))
    return empty_store


def keep(tx: Unit, session: str, owner: Principal) -> None:
    """Keep a row in every table that has a learner, for an owner."""
    whose: dict[str, Any] = {"tenant": owner.tenant, "learner": owner.learner}
    tx.add_session(a_session(session, **whose))
    tx.add_turn(a_turn(1, session, text=f"Words of {owner.learner}.", why="Its limit.", **whose))
    tx.add_events(session, [an_event(text=f"Said by {owner.learner}.")])
    tx.add_note(a_note("preparation", session=session, **whose))
    tx.add_note(a_note("speaking", session=session, **whose))
    key = AnswerKey(owner, "POST /v1/sessions", "key-1")
    answer = Answer(201, {"location": "/"}, "{}")
    tx.add_answer(AnswerRecord(key, "print", session, "", "", AT, answer))
    tx.add_learner(a_learner(external_id=f"{owner.learner}@lms", **whose))
    tx.add_token(a_token(f"hash-{owner.learner}", session=session, **whose))
    told = {"id": f"evt_{session}", "body": f'{{"of":"{owner.learner}"}}', **whose}
    tx.add_message(replace(a_message(session=session), **told), ())


async def kept(store: WholeStore, owner: Principal) -> dict[str, int]:
    found = await store.transact(lambda tx: tx.kept_of(owner))
    return {table: len(rows) for table, rows in found.items()}


async def test_every_table_with_a_learner_is_handed_out(store: WholeStore) -> None:
    found = await store.transact(lambda tx: tx.kept_of(ME))
    with_learner = {t.name for t in METADATA.tables.values() if "learner" in t.c}
    assert set(found) == with_learner
    assert all(found.values()), "keep a row in every such table above"
    for table in tables_of_learners():
        columns = set(table.c.keys()) - HELD_BACK.get(table.name, set())
        assert all(set(row) == columns for row in found[table.name])
    assert "ada" not in str(found)
    assert "hash-" not in str(found)


async def test_what_is_handed_out_is_json_as_it_means(store: WholeStore) -> None:
    found = await store.transact(lambda tx: tx.kept_of(ME))
    (turn,), (event,), (note,) = found["turn"], found["event"], found["note"]
    assert (turn["text"], turn["units"]) == ("Words of local.", ["Hello."])
    assert event["data"] == {"text": "Said by local."}
    assert note["kind"] == "preparation"
    assert isinstance(note["data"], dict)
    assert found["answer"][0]["headers"] == {"location": "/"}


async def test_the_games_own_side_stays_where_it_is(store: WholeStore) -> None:
    found = str(await store.transact(lambda tx: tx.kept_of(ME)))
    assert "Its limit." not in found
    assert "speaking" not in found
    assert "document" not in found


async def test_all_of_a_learner_is_deleted_and_nothing_of_another(store: WholeStore) -> None:
    others = await kept(store, OTHER)
    assert await store.transact(lambda tx: tx.forget(ME)) == 9
    assert set((await kept(store, ME)).values()) == {0}
    assert await kept(store, OTHER) == others
    assert await store.transact(lambda tx: tx.forget(ME)) == 0


async def test_a_session_is_untouched_once_nothing_was_kept_in_it_since(store: WholeStore) -> None:
    def keep_old(tx: Unit) -> None:
        for name, added in (("ses_3", ()), ("ses_4", (THEN,)), ("ses_5", (LONG_AGO, NOW))):
            tx.add_session(a_session(name, created_at=LONG_AGO))
            for number, at in enumerate(added, start=1):
                tx.add_turn(a_turn(number, name, at=at))

    await store.transact(keep_old)
    found = await store.transact(lambda tx: tx.untouched("2026-03-01T00:00:00Z", 10))
    assert found == (OldSession(ME, "ses_3"), OldSession(ME, "ses_4"))
    assert await store.transact(lambda tx: tx.untouched(THEN, 10)) == (OldSession(ME, "ses_3"),)
    assert await store.transact(lambda tx: tx.untouched(NOW, 1)) == (OldSession(ME, "ses_3"),)
    judged = [
        await store.transact(lambda tx, one=one: tx.is_untouched(one, THEN))  # type: ignore[misc]
        for one in ("ses_3", "ses_4", "ses_none")
    ]
    assert judged == [True, False, False]


@pytest.mark.parametrize("what", ["note", "event"])
async def test_a_note_or_an_event_touches_a_session(store: WholeStore, what: str) -> None:
    def keep_old(tx: Unit) -> None:
        tx.add_session(a_session("ses_3", created_at=LONG_AGO))
        if what == "note":
            tx.add_note(a_note(session="ses_3"))
        else:
            tx.add_events("ses_3", [an_event()])

    await store.transact(keep_old)
    assert await store.transact(lambda tx: tx.untouched(NOW, 10)) == ()
