"""The use cases of a tenant's endpoints."""

from dataclasses import dataclass, field

import pytest

from app.bootstrap.clock_and_ids import SortableIds
from app.errors import Conflict, NotFound, Rejected
from app.sessions.bell import Bell
from app.sessions.endpoints import MOST_ENDPOINTS, EndpointService, Safety, Wish
from app.sessions.outbox_port import Attempt, DeliveryRecord, EndpointRecord
from app.storage.memory import MemoryStore
from tests.builders_webhooks import AT, a_claim

pytestmark = pytest.mark.anyio
ME, OTHER, URL = "local", "other", "https://lms.example/hooks"
BOTH = ("session.completed", "report.ready")


class Clock:
    def now(self) -> str:
        return AT


class Sealer:
    """Turns a text round."""

    def seal(self, text: str) -> str:
        return text[::-1]

    def open(self, sealed: str) -> str:
        return sealed[::-1]


class Urls:
    """Takes what begins with https."""

    def check(self, url: str) -> str:
        if not url.startswith("https://"):
            raise Rejected("/url", "no")
        return url


@dataclass
class Secrets:
    """Secrets that count."""

    made: int = 0

    def __call__(self) -> str:
        self.made += 1
        return f"whsec_{self.made}"


@dataclass
class House:
    """The use cases on a store in memory."""

    bell: Bell = field(default_factory=Bell)
    store: MemoryStore = field(default_factory=lambda: MemoryStore(lambda: AT))
    service: EndpointService = field(init=False)

    def __post_init__(self) -> None:
        safety = Safety(Urls(), Sealer(), Secrets())
        self.service = EndpointService(self.store, Clock(), SortableIds(), safety, self.bell)

    async def made(self, description: str = "") -> EndpointRecord:
        return (await self.service.make(ME, Wish(URL, BOTH, description))).record

    async def taken(self) -> DeliveryRecord:
        """Take the one delivery, as who sends it does."""
        (due,) = await self.store.transact(lambda tx: tx.claim_deliveries(a_claim()))
        return due.delivery


@pytest.fixture
def house() -> House:
    return House()


async def test_an_endpoint_is_made_with_a_sealed_secret(house: House) -> None:
    made = await house.service.make(ME, Wish(URL, BOTH, "LMS"))
    assert made.secret == "whsec_1"
    record = made.record
    assert (record.secret, record.url, record.description) == ("1_ceshw", URL, "LMS")
    assert (record.events, record.is_on, record.created_at) == (frozenset(BOTH), True, AT)
    assert record.id.startswith("whk_")
    assert await house.service.get(ME, record.id) == record
    assert await house.service.list(ME) == (record,)


@pytest.mark.parametrize(
    ("wish", "pointer"),
    [
        (Wish("http://lms.example/", BOTH), "/url"),
        (Wish(None, BOTH), "/url"),
        (Wish(URL, ()), "/events"),
        (Wish(URL, ("session.begun",)), "/events"),
        (Wish(URL, ("webhook.test",)), "/events"),
        (Wish(URL, BOTH, "x" * 201), "/description"),
    ],
)
async def test_what_cannot_be_is_refused(house: House, wish: Wish, pointer: str) -> None:
    with pytest.raises(Rejected) as refused:
        await house.service.make(ME, wish)
    assert refused.value.field == pointer
    assert await house.service.list(ME) == ()


async def test_a_tenant_has_ten_at_most_and_another_its_own_ten(house: House) -> None:
    for _ in range(MOST_ENDPOINTS):
        await house.made()
    with pytest.raises(Conflict):
        await house.made()
    await house.service.make(OTHER, Wish(URL, BOTH))


async def test_nothing_of_another_tenant_is_found(house: House) -> None:
    record, service = await house.made(), house.service
    sent = await service.test(ME, record.id)
    for asked in (
        service.get(OTHER, record.id),
        service.change(OTHER, record.id, Wish(is_on=False)),
        service.remove(OTHER, record.id),
        service.rotate(OTHER, record.id),
        service.test(OTHER, record.id),
        service.deliveries(OTHER, record.id, 10, None),
        service.delivery(OTHER, record.id, sent.delivery.id),
        service.resend(OTHER, record.id, sent.delivery.id),
    ):
        with pytest.raises(NotFound):
            await asked
    assert await service.get(ME, record.id) == record


async def test_only_what_is_named_is_changed(house: House) -> None:
    record = await house.made(description="LMS")
    changed = await house.service.change(ME, record.id, Wish(events=("report.ready",)))
    assert changed.events == {"report.ready"}
    assert (changed.url, changed.description, changed.secret) == (URL, "LMS", record.secret)
    with pytest.raises(Rejected):
        await house.service.change(ME, record.id, Wish(url="http://x"))


async def test_one_that_is_turned_on_begins_without_its_old_failures(house: House) -> None:
    record = await house.made()
    off = await house.service.change(ME, record.id, Wish(is_on=False))
    assert (off.is_on, off.off_reason) == (False, "asked")
    failing = EndpointRecord(
        **{name: getattr(record, name) for name in ("id", "tenant", "url", "description")},
        events=record.events,
        secret=record.secret,
        created_at=AT,
        off_reason="failing",
        failing_since=AT,
    )
    await house.store.transact(lambda tx: tx.replace_endpoint(failing))
    still = await house.service.change(ME, record.id, Wish(is_on=False))
    assert still.off_reason == "failing"
    on = await house.service.change(ME, record.id, Wish(is_on=True))
    assert (on.off_reason, on.failing_since) == (None, None)


async def test_a_new_secret_leaves_the_old_one_for_a_day(house: House) -> None:
    record = await house.made()
    made = await house.service.rotate(ME, record.id)
    assert made.secret == "whsec_2"
    kept = await house.service.get(ME, record.id)
    assert (kept.secret, kept.old_secret) == ("2_ceshw", "1_ceshw")
    assert kept.old_until == "2026-03-05T05:06:07+00:00"


async def test_a_test_is_written_and_rung_for(house: House) -> None:
    record = await house.made()
    sent = await house.service.test(ME, record.id)
    assert (sent.message.type, sent.delivery.state) == ("webhook.test", "waiting")
    assert await house.bell.heard(0.01)
    found, has_more = await house.service.deliveries(ME, record.id, 10, None)
    assert (found, has_more) == ((sent,), False)
    await house.service.test(ME, record.id)
    assert (await house.service.deliveries(ME, record.id, 1, None))[1]


async def test_one_that_is_off_is_neither_tested_nor_sent_to_again(house: House) -> None:
    record = await house.made()
    sent = await house.service.test(ME, record.id)
    await house.service.change(ME, record.id, Wish(is_on=False))
    with pytest.raises(Conflict, match="is off"):
        await house.service.test(ME, record.id)
    with pytest.raises(Conflict, match="is off"):
        await house.service.resend(ME, record.id, sent.delivery.id)


async def test_sending_again_gives_all_tries_anew_under_the_same_id(house: House) -> None:
    record = await house.made()
    sent = await house.service.test(ME, record.id)
    held = await house.taken()
    with pytest.raises(Conflict, match="at the moment"):
        await house.service.resend(ME, record.id, sent.delivery.id)
    tried = held.after(Attempt(AT, 200, 1))
    await house.store.transact(lambda tx: tx.replace_delivery(tried, held.holder))
    await house.bell.heard(0.01)
    again = await house.service.resend(ME, record.id, sent.delivery.id)
    assert again.message == sent.message
    assert (again.delivery.state, again.delivery.tries) == ("waiting", 0)
    assert len(again.delivery.attempts) == 1
    assert await house.bell.heard(0.01)
    assert (await house.taken()).id == sent.delivery.id


async def test_what_is_removed_takes_its_log_along(house: House) -> None:
    record = await house.made()
    sent = await house.service.test(ME, record.id)
    await house.service.remove(ME, record.id)
    with pytest.raises(NotFound):
        await house.service.delivery(ME, record.id, sent.delivery.id)
    with pytest.raises(NotFound):
        await house.service.remove(ME, record.id)
