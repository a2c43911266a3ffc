"""The SQLite store: how the file is opened, where work runs, what a broken file does."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.errors import Conflict, StorageFailed
from app.sessions.ports import Transaction
from app.sessions.records import Principal
from app.storage.database import SqliteStore
from app.storage.migrate import upgrade
from app.storage.sqlite_engine import sqlite_engine
from tests.builders_store import AT, a_session, a_turn

pytestmark = pytest.mark.anyio


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'winwin.db'}"


@pytest.fixture
async def store(url: str) -> AsyncIterator[SqliteStore]:
    upgrade(url)
    store = SqliteStore(url, lambda: AT)
    yield store
    await store.close()


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1), ("busy_timeout", 5000)],
)
def test_the_file_is_opened_for_one_careful_writer(url: str, pragma: str, expected: object) -> None:
    engine = sqlite_engine(url)
    with engine.connect() as db:
        assert db.exec_driver_sql(f"PRAGMA {pragma}").scalar() == expected
    engine.dispose()


async def test_all_work_runs_on_one_thread_that_is_not_the_loops(store: SqliteStore) -> None:
    def where(_: Transaction) -> int:
        return threading.get_ident()

    threads = await asyncio.gather(*(store.transact(where) for _ in range(8)))
    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads


async def test_work_whose_caller_went_away_is_kept_all_the_same(store: SqliteStore) -> None:
    gate = threading.Event()

    def slow(db: Transaction) -> None:
        gate.wait(5)
        db.add_session(a_session())

    waiting = asyncio.create_task(store.transact(slow))
    await asyncio.sleep(0.01)
    waiting.cancel()
    gate.set()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await store.transact(lambda db: db.session(Principal(), "ses_1")) == a_session()


async def test_what_is_kept_is_there_after_a_restart(store: SqliteStore, url: str) -> None:
    await store.transact(lambda db: db.add_session(a_session()))
    await store.close()
    again = SqliteStore(url, lambda: AT)
    assert await again.transact(lambda db: db.session(Principal(), "ses_1")) == a_session()
    await again.close()


async def test_two_processes_on_one_file_keep_the_same_turn_once(
    store: SqliteStore, url: str
) -> None:
    other = SqliteStore(url, lambda: AT)
    await store.transact(lambda db: db.add_session(a_session()))
    tries = [
        door.transact(lambda db, n=number: db.add_turn(a_turn(n)))  # type: ignore[misc]
        for number in range(1, 21)
        for door in (store, other)
    ]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(result, Conflict) for result in results) == 20
    assert results.count(None) == 20
    await other.close()


async def test_a_database_without_migrations_is_not_ready(url: str) -> None:
    store = SqliteStore(url, lambda: AT)
    assert not await store.is_ready()
    with pytest.raises(StorageFailed):
        await store.transact(lambda db: db.turns("ses_1"))
    await store.close()


async def test_a_number_or_text_the_database_cannot_hold_is_a_storage_failure(
    store: SqliteStore,
) -> None:
    for odd in (a_session(seed=2**70), a_session(title="\ud800")):
        with pytest.raises(StorageFailed):
            await store.transact(lambda db, record=odd: db.add_session(record))  # type: ignore[misc]
    await store.transact(lambda db: db.add_session(a_session()))
