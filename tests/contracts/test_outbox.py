"""What every store promises about webhooks: endpoints, messages and who delivers them."""

import asyncio
import time
from dataclasses import replace

import pytest

from app.errors import StorageFailed
from app.sessions.outbox_port import Attempt, Due, Logged
from app.sessions.records import Principal
from app.storage.unit import Unit, WholeStore
from tests.builders_access import a_learner
from tests.builders_store import a_session
from tests.builders_webhooks import AT, LATER, a_claim, a_delivery, a_message, an_endpoint

pytestmark = pytest.mark.anyio
ME = Principal()
FAILED = Attempt(AT, None, 12, "timeout")
BEFORE = "2026-03-04T05:06:06.000+00:00"


@pytest.fixture
async def store(empty_store: WholeStore) -> WholeStore:
    """A store with a session, an endpoint and a message on its way there."""

    def keep(tx: Unit) -> None:
        tx.add_session(a_session())
        tx.add_endpoint(an_endpoint())
        tx.add_message(a_message(), [a_delivery()])

    await empty_store.transact(keep)
    return empty_store


async def logged(store: WholeStore) -> list[str]:
    found = await store.transact(lambda tx: tx.deliveries("local", "whk_1", 10, None))
    return [one.delivery.id for one in found]


async def test_an_endpoint_comes_back_as_it_was_kept(store: WholeStore) -> None:
    full = an_endpoint(
        "whk_2",
        description="Grüße",
        old_secret="older",
        old_until=LATER,
        off_reason="failing",
        failing_since=AT,
    )
    await store.transact(lambda tx: tx.add_endpoint(full))
    assert await store.transact(lambda tx: tx.endpoint("local", "whk_2")) == full
    assert await store.transact(lambda tx: tx.endpoints("local")) == (full, an_endpoint())
    changed = replace(full, url="https://other.example/", off_reason=None)
    assert await store.transact(lambda tx: tx.replace_endpoint(changed))
    assert await store.transact(lambda tx: tx.endpoint("local", "whk_2")) == changed
    assert not await store.transact(lambda tx: tx.replace_endpoint(an_endpoint("whk_9")))


async def test_changes_of_an_endpoint_that_come_at_once_are_all_kept(store: WholeStore) -> None:
    def change(tx: Unit) -> None:
        record = tx.endpoint("local", "whk_1")
        assert record is not None
        time.sleep(0.01)
        tx.replace_endpoint(replace(record, description=record.description + "x"))

    await asyncio.gather(*(store.transact(change) for _ in range(5)))
    kept = await store.transact(lambda tx: tx.endpoint("local", "whk_1"))
    assert kept is not None
    assert kept.description == "xxxxx"


async def test_nothing_of_a_tenant_is_found_by_another(store: WholeStore) -> None:
    assert await store.transact(lambda tx: tx.endpoint("other", "whk_1")) is None
    assert await store.transact(lambda tx: tx.endpoints("other")) == ()
    assert await store.transact(lambda tx: tx.deliveries("other", "whk_1", 10, None)) == ()
    assert await store.transact(lambda tx: tx.delivery("other", "whk_1", "dlv_1")) is None
    assert not await store.transact(lambda tx: tx.drop_endpoint("other", "whk_1"))


async def test_a_deleted_endpoint_takes_its_deliveries_along(store: WholeStore) -> None:
    assert await store.transact(lambda tx: tx.drop_endpoint("local", "whk_1"))
    assert await logged(store) == []
    assert await store.transact(lambda tx: tx.claim_deliveries(a_claim())) == ()


async def test_a_log_shows_deliveries_with_their_messages_newest_first(store: WholeStore) -> None:
    second = a_message("evt_2", type="webhook.test", session=None, learner=None)
    tried = a_delivery("dlv_2", message="evt_2").after(FAILED)
    await store.transact(lambda tx: tx.add_message(second, [tried]))
    first = Logged(a_delivery(), a_message())
    every = await store.transact(lambda tx: tx.deliveries("local", "whk_1", 10, None))
    assert every == (Logged(tried, second), first)
    assert await store.transact(lambda tx: tx.deliveries("local", "whk_1", 1, None)) == every[:1]
    assert await store.transact(lambda tx: tx.deliveries("local", "whk_1", 9, "dlv_2")) == (first,)
    assert await store.transact(lambda tx: tx.delivery("local", "whk_1", "dlv_1")) == first
    assert await store.transact(lambda tx: tx.delivery("local", "whk_2", "dlv_1")) is None


async def test_what_is_due_is_taken_with_all_that_it_takes(store: WholeStore) -> None:
    (due,) = await store.transact(lambda tx: tx.claim_deliveries(a_claim()))
    held = a_delivery(holder="dsp_1", until=a_claim().until)
    assert due == Due(held, a_message(), an_endpoint())


async def test_of_two_who_look_at_once_one_gets_it(store: WholeStore) -> None:
    async def look(holder: str) -> int:
        claim = a_claim(holder=holder)
        return len(await store.transact(lambda tx: tx.claim_deliveries(claim)))

    assert sum(await asyncio.gather(*(look(f"dsp_{at}") for at in range(6)))) == 1


@pytest.mark.parametrize(
    ("now", "taken"),
    [
        (AT, 0),  # the lease holds
        (LATER, 1),  # it has run out
        ("2026-03-04T04:00:00.000+00:00", 0),  # not due by this clock
    ],
)
async def test_a_lease_holds_for_its_time(store: WholeStore, now: str, taken: int) -> None:
    await store.transact(lambda tx: tx.claim_deliveries(a_claim()))
    again = a_claim(holder="dsp_2", now=now)
    assert len(await store.transact(lambda tx: tx.claim_deliveries(again))) == taken


async def test_a_lease_from_before_the_clock_was_set_back_holds_no_longer(
    store: WholeStore,
) -> None:
    await store.transact(lambda tx: tx.claim_deliveries(a_claim(until="2026-03-05T00:00:00Z")))
    again = a_claim(holder="dsp_2")
    assert len(await store.transact(lambda tx: tx.claim_deliveries(again))) == 1


async def test_what_may_not_be_sent_now_is_not_taken(store: WholeStore) -> None:
    async def taken(**claim: object) -> int:
        asked = a_claim(**claim)
        return len(await store.transact(lambda tx: tx.claim_deliveries(asked)))

    assert await taken(busy=frozenset({"whk_1"})) == 0
    assert await taken(most=0) == 0
    assert await taken(now=BEFORE) == 0
    off = an_endpoint(off_reason="asked")
    await store.transact(lambda tx: tx.replace_endpoint(off))
    assert await taken() == 0
    await store.transact(lambda tx: tx.replace_endpoint(an_endpoint()))
    assert await taken() == 1


async def test_who_holds_a_delivery_settles_it(store: WholeStore) -> None:
    (due,) = await store.transact(lambda tx: tx.claim_deliveries(a_claim()))
    done = replace(due.delivery.after(Attempt(AT, 204, 3)), state="delivered")
    assert not await store.transact(lambda tx: tx.replace_delivery(done, "dsp_2"))
    assert await store.transact(lambda tx: tx.replace_delivery(done, "dsp_1"))
    found = await store.transact(lambda tx: tx.delivery("local", "whk_1", "dlv_1"))
    assert found is not None
    assert found.delivery == done
    late = a_claim(now=LATER)
    assert await store.transact(lambda tx: tx.claim_deliveries(late)) == ()


async def test_what_is_given_back_can_be_taken_at_once(store: WholeStore) -> None:
    await store.transact(lambda tx: tx.claim_deliveries(a_claim()))
    assert await store.transact(lambda tx: tx.release_deliveries("dsp_2")) == 0
    assert await store.transact(lambda tx: tx.release_deliveries("dsp_1")) == 1
    assert len(await store.transact(lambda tx: tx.claim_deliveries(a_claim()))) == 1


async def test_what_waits_for_an_endpoint_is_given_up(store: WholeStore) -> None:
    delivered = a_delivery("dlv_2", state="delivered")
    await store.transact(lambda tx: tx.add_message(a_message("evt_2"), [delivered]))
    off = Attempt(AT, None, 0, "off")
    assert await store.transact(lambda tx: tx.give_up_on("whk_1", off)) == 1
    found = await store.transact(lambda tx: tx.deliveries("local", "whk_1", 10, None))
    assert [(one.delivery.state, one.delivery.attempts) for one in found] == [
        ("delivered", ()),
        ("failed", (off,)),
    ]


async def test_an_owed_message_is_made_once(store: WholeStore) -> None:
    owed = a_message("evt_2", type="report.ready", body=None)
    delivery = a_delivery("dlv_2", message="evt_2")
    await store.transact(lambda tx: tx.add_message(owed, ()))
    assert await store.transact(lambda tx: tx.owed("ses_1")) == owed
    assert await store.transact(lambda tx: tx.owed("ses_2")) is None
    assert await store.transact(lambda tx: tx.all_owed(AT, 10)) == ()
    assert await store.transact(lambda tx: tx.all_owed(LATER, 10)) == (owed,)
    made = replace(owed, body="{}")
    assert await store.transact(lambda tx: tx.make_message(made, [delivery]))
    assert not await store.transact(lambda tx: tx.make_message(made, [delivery]))
    assert await store.transact(lambda tx: tx.owed("ses_1")) is None
    assert await logged(store) == ["dlv_2", "dlv_1"]
    await store.transact(lambda tx: tx.drop_message("evt_2"))
    assert await logged(store) == ["dlv_1"]


async def test_a_deleted_session_takes_what_tells_of_it(store: WholeStore) -> None:
    about_nothing = a_message("evt_2", session=None, learner=None)
    delivery = a_delivery("dlv_2", message="evt_2")
    await store.transact(lambda tx: tx.add_message(about_nothing, [delivery]))
    assert await store.transact(lambda tx: tx.delete_session(ME, "ses_1"))
    assert await logged(store) == ["dlv_2"]


async def test_old_messages_are_swept_with_their_deliveries(store: WholeStore) -> None:
    assert await store.transact(lambda tx: tx.sweep_messages(AT)) == 0
    assert await store.transact(lambda tx: tx.sweep_messages(LATER)) == 1
    assert await logged(store) == []


async def test_work_that_fails_leaves_no_message(store: WholeStore) -> None:
    def fail_late(tx: Unit) -> None:
        tx.add_message(a_message("evt_2"), [a_delivery("dlv_2", message="evt_2")])
        raise StorageFailed("later in the same unit of work")

    with pytest.raises(StorageFailed):
        await store.transact(fail_late)
    assert await logged(store) == ["dlv_1"]


async def test_a_learner_s_id_at_the_host_is_told(store: WholeStore) -> None:
    known = a_learner(tenant="local", learner="lrn_1", external_id="ada@lms")
    await store.transact(lambda tx: tx.add_learner(known))
    asked = Principal("local", "lrn_1")
    assert await store.transact(lambda tx: tx.external_id(asked)) == "ada@lms"
    assert await store.transact(lambda tx: tx.external_id(ME)) is None
