"""The PostgreSQL store: where work runs, who waits for whom, what a lost connection does."""

import asyncio
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress

import pytest

from app.errors import Conflict, NotInstalled, StorageBusy, StorageFailed
from app.sessions.ports import Transaction
from app.sessions.records import Principal
from app.storage.postgres import PostgresStore
from tests.builders_store import AT, a_note, a_session, a_turn, an_event
from tests.postgres import a_database, empty, tell

pytestmark = pytest.mark.anyio
ME = Principal()
NOWHERE = "postgresql://somebody:a-secret@127.0.0.1:1/nothing"
END_ALL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE pid <> pg_backend_pid() AND datname = current_database()"
)


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with a_database() as made:
        yield made


@pytest.fixture
def url(database: str) -> str:
    empty(database)
    return database


@pytest.fixture
async def stores(url: str) -> AsyncIterator[tuple[PostgresStore, PostgresStore]]:
    """Two stores on one database, as two servers have them, and a session."""
    two = PostgresStore(url, lambda: AT, 4), PostgresStore(url, lambda: AT, 4)
    await two[0].transact(lambda db: db.add_session(a_session()))
    yield two
    for store in two:
        await store.close()


@pytest.fixture
def store(stores: tuple[PostgresStore, PostgresStore]) -> PostgresStore:
    return stores[0]


async def at_once(
    stores: tuple[PostgresStore, ...], *works: Callable[[Transaction], object]
) -> list[object]:
    """What came of each unit of work, done by every store at the same time."""
    tries = [store.transact(work) for work in works for store in stores]
    return list(await asyncio.gather(*tries, return_exceptions=True))


async def test_units_of_work_run_beside_each_other_and_never_on_the_loop(
    store: PostgresStore,
) -> None:
    both_there = threading.Barrier(2, timeout=5)

    def meet(_: Transaction) -> int:
        both_there.wait()
        return threading.get_ident()

    threads = await asyncio.gather(store.transact(meet), store.transact(meet))
    assert threading.get_ident() not in threads
    assert len(set(threads)) == 2


async def test_work_at_one_session_waits_for_the_work_before(
    stores: tuple[PostgresStore, PostgresStore],
) -> None:
    def say_the_next(db: Transaction) -> int:
        assert db.session(ME, "ses_1") is not None
        number = len(db.turns("ses_1")) + 1
        db.add_turn(a_turn(number))
        return number

    numbers = await at_once(stores, *[say_the_next] * 10)
    assert sorted(map(str, numbers)) == sorted(map(str, range(1, 21)))


async def test_work_at_another_session_does_not_wait(store: PostgresStore) -> None:
    let_go = threading.Event()

    def stay(db: Transaction) -> None:
        db.session(ME, "ses_1")
        let_go.wait(5)

    staying = asyncio.ensure_future(store.transact(stay))
    await store.transact(lambda db: db.add_session(a_session("ses_2")))
    found = await store.transact(lambda db: db.session(ME, "ses_2"))
    assert found is not None
    assert not staying.done()
    let_go.set()
    await staying


async def test_a_session_that_is_being_played_is_not_taken_for_an_old_one(
    stores: tuple[PostgresStore, PostgresStore],
) -> None:
    later = "2026-03-05T00:00:00Z"
    asked = threading.Event()

    def play(db: Transaction) -> None:
        db.session(ME, "ses_1")
        asked.wait(5)
        db.add_turn(a_turn(1, at=later))

    def is_old(db: Transaction) -> bool:
        asked.set()
        return db.is_untouched("ses_1", later)

    playing = asyncio.ensure_future(stores[0].transact(play))
    await asyncio.sleep(0.05)
    assert not await stores[1].transact(is_old)
    await playing


async def test_two_stores_keep_the_same_turn_once(
    stores: tuple[PostgresStore, PostgresStore],
) -> None:
    adding = [lambda db, n=number: db.add_turn(a_turn(n)) for number in range(1, 21)]
    results = await at_once(stores, *adding)
    assert sum(isinstance(result, Conflict) for result in results) == 20
    assert results.count(None) == 20


async def test_events_of_two_stores_are_numbered_without_gaps(
    stores: tuple[PostgresStore, PostgresStore],
) -> None:
    adding = [lambda db: db.add_events("ses_1", [an_event(), an_event()])] * 10
    results = await at_once(stores, *adding)
    assert not [result for result in results if isinstance(result, Exception)]
    events = await stores[0].transact(lambda db: db.events("ses_1", 0))
    assert [event.seq for event in events] == list(range(1, 41))


async def test_what_two_stores_count_and_note_at_once_is_counted_and_noted(
    stores: tuple[PostgresStore, PostgresStore],
) -> None:
    def count(db: Transaction) -> None:
        db.add_spent("local", "2026-03-01", 5)

    results = await at_once(stores, *[count, lambda db: db.put_note(a_note())] * 5)
    assert results == [None] * 20
    assert await stores[0].transact(lambda db: db.spent_on("local", "2026-03-01")) == 50
    assert await stores[0].transact(lambda db: db.notes("ses_1")) == (a_note(),)


async def test_two_that_wait_for_each_other_are_both_done_in_the_end(
    stores: tuple[PostgresStore, PostgresStore],
) -> None:
    both_there = threading.Barrier(2)

    def across(first: str, second: str) -> Callable[[Transaction], None]:
        def work(db: Transaction) -> None:
            db.put_note(a_note("hint", first, first))
            with suppress(threading.BrokenBarrierError):
                both_there.wait(0.3)
            db.put_note(a_note("hint", first, second))

        return work

    await stores[0].transact(lambda db: db.add_session(a_session("ses_2")))
    await asyncio.gather(
        stores[0].transact(across("ses_1", "ses_2")), stores[1].transact(across("ses_2", "ses_1"))
    )
    for session in ("ses_1", "ses_2"):
        notes = await stores[0].transact(lambda db, s=session: db.notes(s))  # type: ignore[misc]
        assert [note.key for note in notes] == ["ses_1", "ses_2"]


async def test_work_whose_caller_went_away_is_kept_all_the_same(
    store: PostgresStore, url: str
) -> None:
    gate = threading.Event()

    def slow(db: Transaction) -> None:
        gate.wait(5)
        db.add_turn(a_turn())

    waiting = asyncio.ensure_future(store.transact(slow))
    await asyncio.sleep(0.01)
    waiting.cancel()
    gate.set()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await store.close()
    again = PostgresStore(url, lambda: AT, 1)
    assert await again.transact(lambda db: db.turns("ses_1")) == (a_turn(),)
    await again.close()


async def test_a_server_that_was_restarted_is_not_noticed(store: PostgresStore, url: str) -> None:
    assert await store.is_ready()
    tell(url, END_ALL)
    assert await store.transact(lambda db: db.session(ME, "ses_1")) == a_session()


async def test_a_connection_that_is_lost_in_mid_work_keeps_nothing_of_it(
    store: PostgresStore, url: str
) -> None:
    def be_cut(db: Transaction) -> None:
        db.add_turn(a_turn(1))
        tell(url, END_ALL)
        db.add_turn(a_turn(2))

    with pytest.raises(StorageBusy):
        await store.transact(be_cut)
    assert await store.transact(lambda db: db.turns("ses_1")) == ()


async def test_a_connection_that_is_lost_before_the_work_is_kept_keeps_nothing(
    store: PostgresStore, url: str
) -> None:
    def be_cut_last(db: Transaction) -> None:
        db.add_turn(a_turn(1))
        tell(url, END_ALL)

    with pytest.raises(StorageBusy):
        await store.transact(be_cut_last)
    assert await store.transact(lambda db: db.turns("ses_1")) == ()


async def test_a_failure_that_is_swallowed_is_not_kept_in_silence(store: PostgresStore) -> None:
    def swallow(db: Transaction) -> None:
        db.add_turn(a_turn(1))
        with suppress(StorageFailed):
            db.add_turn(a_turn(1, "ses_9"))

    with pytest.raises(StorageFailed, match="cannot be kept"):
        await store.transact(swallow)
    assert await store.transact(lambda db: db.turns("ses_1")) == ()


async def test_a_server_that_is_not_there_is_a_busy_database_that_names_no_password() -> None:
    store = PostgresStore(NOWHERE, lambda: AT, 1)
    assert not await store.is_ready()
    with pytest.raises(StorageBusy, match="cannot be reached") as raised:
        await store.transact(lambda db: db.turns("ses_1"))
    assert "a-secret" not in f"{raised.value}{raised.value.__cause__}"
    await store.close()


async def test_a_database_without_migrations_is_not_ready() -> None:
    with a_database(is_migrated=False) as url:
        store = PostgresStore(url, lambda: AT, 1)
        assert not await store.is_ready()
        with pytest.raises(StorageFailed, match="winwin migrate"):
            await store.transact(lambda db: db.turns("ses_1"))
        await store.close()


@pytest.mark.parametrize("odd", [{"seed": 2**70}, {"title": "\ud800"}, {"title": "with \0 in it"}])
async def test_a_value_the_database_cannot_hold_is_a_storage_failure(
    store: PostgresStore, odd: dict[str, object]
) -> None:
    with pytest.raises(StorageFailed, match="cannot hold a value"):
        await store.transact(lambda db: db.add_session(a_session("ses_2", **odd)))
    await store.transact(lambda db: db.add_session(a_session("ses_2", seed=2**40)))


async def test_without_the_driver_the_fix_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(NotInstalled, match=r"pip install 'winwin\[postgres\]'"):
        PostgresStore(NOWHERE, lambda: AT, 1)
