"""What every store promises of a tenant's sessions: all of them, in pages, nobody else's."""

import pytest

from app.sessions.export_port import Place, Wanted
from app.sessions.ports import Store, Transaction
from tests.builders_store import a_session

pytestmark = pytest.mark.anyio
JANUARY, MARCH, MAY = (f"2026-0{month}-01T00:00:00.000+00:00" for month in (1, 3, 5))
SCHOOL = Wanted("school")


@pytest.fixture
async def store(empty_store: Store) -> Store:
    def keep(tx: Transaction) -> None:
        for session, learner, at in (
            ("ses_4", "ada", MAY),
            ("ses_1", "bob", JANUARY),
            ("ses_3", "ada", MARCH),
            ("ses_2", "bob", MARCH),
        ):
            tx.add_session(a_session(session, tenant="school", learner=learner, created_at=at))
        tx.add_session(a_session("ses_5", tenant="elsewhere", learner="ada"))

    await empty_store.transact(keep)
    return empty_store


async def found(
    store: Store, wanted: Wanted, after: Place | None = None, most: int = 10
) -> list[str]:
    rows = await store.transact(lambda tx: tx.sessions_of_tenant(wanted, after, most))
    return [row.id for row in rows]


async def test_a_tenants_sessions_come_by_learner_and_id_and_are_nobody_elses(
    store: Store,
) -> None:
    assert await found(store, SCHOOL) == ["ses_3", "ses_4", "ses_1", "ses_2"]
    assert await found(store, Wanted("nobody")) == []


async def test_a_page_goes_on_where_the_last_one_ended(store: Store) -> None:
    first = await found(store, SCHOOL, most=3)
    assert first == ["ses_3", "ses_4", "ses_1"]
    assert await found(store, SCHOOL, Place("bob", "ses_1"), 3) == ["ses_2"]
    assert await found(store, SCHOOL, Place("bob", "ses_2"), 3) == []


async def test_since_is_in_it_and_until_is_not(store: Store) -> None:
    assert await found(store, Wanted("school", since=MARCH)) == ["ses_3", "ses_4", "ses_2"]
    assert await found(store, Wanted("school", until=MARCH)) == ["ses_1"]
    assert await found(store, Wanted("school", MARCH, MAY)) == ["ses_3", "ses_2"]


async def test_a_session_comes_back_as_it_was_kept(store: Store) -> None:
    rows = await store.transact(lambda tx: tx.sessions_of_tenant(SCHOOL, None, 1))
    assert rows == (a_session("ses_3", tenant="school", learner="ada", created_at=MARCH),)
