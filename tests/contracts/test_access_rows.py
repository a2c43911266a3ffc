"""What every store promises of who asks: tenants, learners, keys, public keys and tokens."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.errors import Conflict, NotFound
from app.learners.ports import AccessRows
from app.learners.records import HostKeyRecord, KeyRecord, TenantRecord
from app.learners.times import moved
from app.storage.unit import Unit, WholeStore
from tests.builders_access import LMS, NOW, a_key, a_kit, a_learner, a_token
from tests.builders_store import a_session

pytestmark = pytest.mark.anyio
_LONG_WORK = 0.1  # seconds
LATER = moved(NOW, hours=1)
SCHOOL = TenantRecord("school", "Eine Schule, 学校", NOW)
HOST_KEY = HostKeyRecord("school", "k1", "EdDSA", {"kty": "OKP", "x": "…"}, NOW)
TAKEN: list[Callable[[AccessRows], None]] = [
    lambda rows: rows.add_tenant(SCHOOL),
    lambda rows: rows.add_learner(a_learner()),
    lambda rows: rows.add_learner(a_learner("lrn_2", external_id="lrn_1@lms")),
    lambda rows: rows.add_key(a_key()),
    lambda rows: rows.add_key(a_key("key_2", hash="hash of key_1")),
    lambda rows: rows.add_host_key(HOST_KEY),
    lambda rows: rows.add_token(a_token()),
]


@pytest.fixture
async def store(empty_store: WholeStore) -> WholeStore:
    """A store with one of each, of the tenant 'school'."""

    def keep(rows: Unit) -> None:
        rows.add_tenant(SCHOOL)
        rows.add_learner(a_learner())
        rows.add_key(a_key())
        rows.add_host_key(HOST_KEY)
        rows.add_token(a_token())

    await empty_store.transact(keep)
    return empty_store


async def test_each_is_found_as_it_was_kept(store: WholeStore) -> None:
    def look(rows: Unit) -> list[object]:
        return [
            rows.tenant("school"),
            rows.learner("school", "lrn_1"),
            rows.learner_by_external("school", "lrn_1@lms"),
            rows.key("school", "key_1"),
            rows.key_by_hash("hash of key_1"),
            rows.host_key("school", "k1"),
            rows.token("hash of a token"),
        ]

    found = await store.transact(look)
    assert found == [SCHOOL, a_learner(), a_learner(), a_key(), a_key(), HOST_KEY, a_token()]


async def test_what_is_not_there_is_none(store: WholeStore) -> None:
    def look(rows: Unit) -> list[object]:
        return [
            rows.tenant("local"),
            rows.learner("local", "lrn_1"),
            rows.learner_by_external("local", "lrn_1@lms"),
            rows.key("local", "key_1"),
            rows.key_by_hash("hash"),
            rows.host_key("local", "k1"),
            rows.token("hash"),
        ]

    assert await store.transact(look) == [None] * 7


@pytest.mark.parametrize("add", TAKEN)
async def test_what_is_there_is_not_kept_twice_and_the_work_goes_on(
    store: WholeStore, add: Callable[[AccessRows], None]
) -> None:
    def work(rows: Unit) -> None:
        with pytest.raises(Conflict):
            add(rows)
        rows.add_tenant(TenantRecord("firm", "", NOW))

    await store.transact(work)
    assert [one.id for one in await store.transact(lambda rows: rows.tenants())] == [
        "firm",
        "school",
    ]


async def test_visitors_have_no_id_at_the_host_and_there_are_many(store: WholeStore) -> None:
    def keep(rows: Unit) -> None:
        for number in (2, 3):
            rows.add_learner(a_learner(f"lrn_{number}", external_id=None))

    await store.transact(keep)
    assert len(await store.transact(lambda rows: rows.learners("school", 9, None))) == 3


async def test_learners_come_newest_first_page_by_page_and_of_one_tenant(store: WholeStore) -> None:
    def keep(rows: Unit) -> None:
        for number in range(2, 6):
            rows.add_learner(a_learner(f"lrn_{number}"))
        rows.add_learner(a_learner("lrn_9", tenant="firm"))

    await store.transact(keep)
    first = await store.transact(lambda rows: rows.learners("school", 2, None))
    second = await store.transact(lambda rows: rows.learners("school", 9, "lrn_4"))
    assert [one.learner for one in (*first, *second)] == [f"lrn_{n}" for n in (5, 4, 3, 2, 1)]


async def test_keys_are_listed_newest_first_of_one_tenant_or_of_all(store: WholeStore) -> None:
    await store.transact(lambda rows: rows.add_key(a_key("key_2", tenant="firm")))
    of_all = await store.transact(lambda rows: rows.keys(None))
    assert [key.id for key in of_all] == ["key_2", "key_1"]
    of_one = await store.transact(lambda rows: rows.keys("school"))
    assert [key.id for key in of_one] == ["key_1"]


async def test_a_key_is_replaced_whole_and_only_itself(store: WholeStore) -> None:
    changed = replace(a_key(), expires_at=LATER, replaced_by="key_2", revoked_at=NOW)
    await store.transact(lambda rows: rows.add_key(a_key("key_2")))
    await store.transact(lambda rows: rows.replace_key(changed))
    await store.transact(lambda rows: rows.note_key_used("key_2", LATER))
    newest, oldest = await store.transact(lambda rows: rows.keys("school"))
    assert (newest.used_at, newest.expires_at) == (LATER, None)
    assert oldest == changed


async def test_the_first_key_is_kept_once(empty_store: WholeStore) -> None:
    embed = a_key("key_0", kind="embed", origins=frozenset({LMS}))
    await empty_store.transact(lambda rows: rows.add_key(embed))
    assert not await empty_store.transact(lambda rows: rows.has_secret_key())
    one, two = a_key(), a_key("key_2")
    made = [
        await empty_store.transact(lambda rows: rows.add_first_key(one)),
        await empty_store.transact(lambda rows: rows.add_first_key(two)),
    ]
    assert made == [True, False]
    assert await empty_store.transact(lambda rows: rows.has_secret_key())
    assert await empty_store.transact(lambda rows: rows.key_by_hash("hash of key_2")) is None


async def test_of_several_starts_at_once_one_makes_a_key(empty_store: WholeStore) -> None:
    def start(key: KeyRecord) -> Callable[[Unit], bool]:
        def work(rows: Unit) -> bool:
            is_first = rows.add_first_key(key)
            time.sleep(_LONG_WORK)  # it is not kept yet, and others look
            return is_first

        return work

    starts = (empty_store.transact(start(a_key(f"key_{number}"))) for number in range(3))
    assert sum(await asyncio.gather(*starts)) == 1
    assert len(await empty_store.transact(lambda rows: rows.keys(None))) == 1


async def test_of_two_who_replace_a_key_at_once_the_second_sees_what_the_first_did(
    empty_store: WholeStore,
) -> None:
    def replace_it(rows: Unit) -> bool:
        old = rows.key("school", "key_1")
        time.sleep(_LONG_WORK)
        if old is None or old.replaced_by is not None:
            return False
        rows.replace_key(replace(old, replaced_by="key_2"))
        return True

    await empty_store.transact(lambda rows: rows.add_key(a_key()))
    tries = (empty_store.transact(replace_it) for _ in range(3))
    assert sum(await asyncio.gather(*tries)) == 1


async def test_starts_and_rotations_at_once_leave_one_key_to_use(empty_store: WholeStore) -> None:
    keys = a_kit(empty_store).access.keys
    made = [one for one in await asyncio.gather(*(keys.first() for _ in range(4))) if one]
    assert len(made) == 1
    tries = (keys.rotate("local", made[0].record.id) for _ in range(4))
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(one, Conflict) for one in done) == 3
    assert len(await keys.list(None)) == 2


async def test_of_several_who_see_a_learner_first_all_get_the_same(empty_store: WholeStore) -> None:
    learners = a_kit(empty_store).access.learners
    seen = await asyncio.gather(*(learners.find_or_make("local", "ada") for _ in range(8)))
    assert len({one.learner for one, _ in seen}) == 1
    assert sum(is_new for _, is_new in seen) == 1


async def test_origins_are_those_of_embed_keys_in_use(store: WholeStore) -> None:
    def embed(key: str, origins: set[str], **changes: object) -> KeyRecord:
        return a_key(key, kind="embed", scopes=frozenset(), origins=frozenset(origins), **changes)

    def keep(rows: Unit) -> None:
        rows.add_key(embed("key_a", {LMS, "https://a.example"}))
        rows.add_key(embed("key_b", {"https://b.example"}, revoked_at=NOW))
        rows.add_key(embed("key_c", {"https://c.example"}, expires_at=NOW))
        rows.add_key(embed("key_d", {"https://d.example"}, expires_at=LATER))

    assert await store.transact(lambda rows: rows.embed_origins(NOW)) == frozenset()
    await store.transact(keep)
    found = await store.transact(lambda rows: rows.embed_origins(NOW))
    assert found == {LMS, "https://a.example", "https://d.example"}


async def test_a_public_key_is_retired_once_and_stays_to_be_seen(store: WholeStore) -> None:
    await store.transact(lambda rows: rows.add_host_key(replace(HOST_KEY, tenant="firm")))
    for expected in (True, False):
        done = await store.transact(lambda rows: rows.retire_host_key("school", "k1", LATER))
        assert done is expected
    (kept,) = await store.transact(lambda rows: rows.host_keys("school"))
    assert kept == replace(HOST_KEY, retired_at=LATER)
    assert await store.transact(lambda rows: rows.host_keys("firm")) == (
        replace(HOST_KEY, tenant="firm"),
    )


async def test_tokens_end_one_by_one_or_some_time_after_they_expired(store: WholeStore) -> None:
    def keep(rows: Unit) -> None:
        rows.add_token(a_token("old", expires_at=NOW))
        rows.add_token(a_token("ticket", kind="report", session="ses_1", expires_at=LATER))

    await store.transact(keep)
    assert await store.transact(lambda rows: rows.sweep_tokens(NOW)) == 0
    assert await store.transact(lambda rows: rows.sweep_tokens(LATER)) == 1
    assert await store.transact(lambda rows: rows.token("old")) is None
    assert await store.transact(lambda rows: rows.drop_token("ticket")) is True
    assert await store.transact(lambda rows: rows.drop_token("ticket")) is False
    assert await store.transact(lambda rows: rows.token("hash of a token")) == a_token()


@pytest.mark.parametrize("odd", ["a\0b", "\ud800", "x" * 5_000])
async def test_an_id_that_no_database_holds_is_the_id_of_nothing(
    store: WholeStore, odd: str
) -> None:
    access = a_kit(store).access
    with pytest.raises(NotFound):
        await access.keys.revoke("school", odd)
    with pytest.raises(NotFound):
        await access.learners.get("school", odd)
    with pytest.raises(NotFound):
        await access.host_keys.retire("school", odd)
    assert await access.learners.page("school", 9, odd) == ()


async def test_what_sessions_and_learners_keep_is_kept_together_or_not_at_all(
    store: WholeStore,
) -> None:
    def work(rows: Unit) -> None:
        rows.add_session(a_session())
        rows.add_learner(a_learner("lrn_2"))
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - raised above
        await store.transact(work)
    assert await store.transact(lambda rows: rows.learner("school", "lrn_2")) is None
