"""What is due is sent, tried again, given up; taken by one, and by another when that one died."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from app.bootstrap.clock_and_ids import SortableIds
from app.errors import StorageBusy
from app.outbound.backoff import PAUSES
from app.outbound.dispatcher import LEASE_SECONDS, Dispatcher, Means
from app.outbound.sender import Answered
from app.sessions.bell import Bell
from app.sessions.outbox_port import DeliveryRecord, EndpointRecord, MessageRecord
from app.sessions.sealing_port import CannotOpen
from app.storage.memory import MemoryStore
from app.storage.unit import Unit
from tests.builders_store import a_session
from tests.builders_webhooks import AT, a_delivery, a_message, an_endpoint

pytestmark = pytest.mark.anyio
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
GOOD = Answered(204, 3)
BAD = Answered(500, 4, "status")
DAY = 24 * 60 * 60.0


@dataclass
class Clock:
    """A clock that is moved by hand."""

    at: datetime = field(default_factory=lambda: datetime.fromisoformat(AT))

    def now(self) -> str:
        return self.at.isoformat(timespec="milliseconds")

    def moved(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class Scripted:
    """A sender whose answers are used up, the last one stays; it waits while its gate is shut."""

    answers: list[Answered] = field(default_factory=lambda: [GOOD])
    sent: list[tuple[str, str, Mapping[str, str]]] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    most_at_once: int = 0
    now: int = 0

    async def send(self, url: str, body: str, headers: Mapping[str, str]) -> Answered:
        self.sent.append((url, body, headers))
        self.now += 1
        self.most_at_once = max(self.most_at_once, self.now)
        try:
            await self.gate.wait()
        finally:
            self.now -= 1
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class Open:
    """A sealer that seals nothing; what begins with 'lost' it cannot open."""

    def seal(self, text: str) -> str:
        return text

    def open(self, sealed: str) -> str:
        if sealed.startswith("lost"):
            raise CannotOpen
        return sealed


@dataclass
class Post:
    """A store with an endpoint and a message on its way there, and what sends it."""

    clock: Clock = field(default_factory=Clock)
    sender: Scripted = field(default_factory=Scripted)
    bell: Bell = field(default_factory=Bell)
    off: list[EndpointRecord] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    store: MemoryStore = field(default_factory=lambda: MemoryStore(lambda: AT))

    def dispatcher(self) -> Dispatcher:
        ids = SortableIds()
        return Dispatcher(
            Means(
                self.store,
                self.clock,
                ids,
                Open(),
                self.sender,
                lambda: 0.0,
                self.bell,
                self.off.append,
                lambda what, error: self.failures.append(f"{what}: {type(error).__name__}"),
            )
        )

    async def delivery(self, delivery: str = "dlv_1") -> DeliveryRecord:
        found = await self.store.transact(lambda tx: tx.delivery("local", "whk_1", delivery))
        assert found is not None
        return found.delivery

    async def endpoint(self) -> EndpointRecord:
        found = await self.store.transact(lambda tx: tx.endpoint("local", "whk_1"))
        assert found is not None
        return found

    async def change(self, **changes: str) -> None:
        changed = an_endpoint(secret=SECRET, **changes)
        await self.store.transact(lambda tx: tx.replace_endpoint(changed))

    async def add(self, count: int, endpoint: str = "whk_1") -> None:
        for at in range(count):
            message = a_message(f"evt_{endpoint}_{at}")
            sent = a_delivery(f"dlv_{endpoint}_{at}", message=message.id, endpoint=endpoint)
            await self.store.transact(partial(_add, message, sent))


@pytest.fixture
async def post() -> Post:
    made = Post()
    made.sender.gate.set()
    await made.store.transact(lambda tx: tx.add_session(a_session()))
    await made.store.transact(lambda tx: tx.add_endpoint(an_endpoint(secret=SECRET)))
    await made.store.transact(lambda tx: tx.add_message(a_message(), [a_delivery()]))
    return made


async def test_what_is_due_is_sent_once_and_noted(post: Post) -> None:
    assert await post.dispatcher().flush() == 1
    ((url, body, headers),) = post.sender.sent
    assert (url, body) == (an_endpoint().url, a_message().body)
    assert headers["webhook-id"] == "evt_1"
    assert headers["webhook-signature"].startswith("v1,")
    delivery = await post.delivery()
    assert (delivery.state, delivery.holder, delivery.tries) == ("delivered", "", 1)
    assert [(one.status, one.took_ms) for one in delivery.attempts] == [(204, 3)]
    assert await post.dispatcher().flush() == 0


async def test_what_failed_is_tried_again_when_its_pause_is_over(post: Post) -> None:
    post.sender.answers = [BAD, GOOD]
    dispatcher = post.dispatcher()
    await dispatcher.flush()
    waiting = await post.delivery()
    assert (waiting.state, waiting.next_at) == ("waiting", "2026-03-04T05:06:12+00:00")
    assert (await post.endpoint()).failing_since == AT
    post.clock.moved(PAUSES[0] - 1)
    assert await dispatcher.flush() == 0
    post.clock.moved(1)
    assert await dispatcher.flush() == 1
    assert (await post.delivery()).state == "delivered"
    assert (await post.endpoint()).failing_since is None


async def test_after_the_last_try_it_is_given_up(post: Post) -> None:
    post.sender.answers = [BAD]
    dispatcher = post.dispatcher()
    for pause in (*PAUSES, 0):
        assert await dispatcher.flush() == 1
        post.clock.moved(pause)
    delivery = await post.delivery()
    assert (delivery.state, delivery.tries) == ("failed", len(PAUSES) + 1)
    assert (await post.endpoint()).is_on
    assert await dispatcher.flush() == 0


async def test_a_receiver_may_ask_for_a_longer_pause(post: Post) -> None:
    post.sender.answers = [replace(BAD, status=429, retry_after="600")]
    await post.dispatcher().flush()
    assert (await post.delivery()).next_at == "2026-03-04T05:16:07+00:00"


async def test_one_that_is_gone_is_turned_off_with_all_that_waits_for_it(post: Post) -> None:
    post.sender.answers = [replace(BAD, status=410)]
    later = a_delivery("dlv_2", message="evt_2", next_at="2026-03-05T00:00:00Z")
    await post.store.transact(lambda tx: tx.add_message(a_message("evt_2"), [later]))
    await post.dispatcher().flush()
    assert (await post.endpoint()).off_reason == "gone"
    assert (await post.delivery()).state == "failed"
    waiting = await post.delivery("dlv_2")
    assert (waiting.state, waiting.attempts[-1].fault) == ("failed", "off")
    assert [one.off_reason for one in post.off] == ["gone"]


async def test_one_that_fails_for_five_days_is_turned_off(post: Post) -> None:
    post.sender.answers = [BAD]
    await post.change(failing_since="2026-02-27T05:06:08.000+00:00")
    await post.dispatcher().flush()
    assert (await post.endpoint()).is_on
    post.clock.moved(PAUSES[0])
    await post.dispatcher().flush()
    assert (await post.endpoint()).off_reason == "failing"
    assert [one.id for one in post.off] == ["whk_1"]
    assert (await post.delivery()).state == "failed"


async def test_who_dies_while_sending_loses_it_when_the_lease_ran_out(post: Post) -> None:
    post.sender.gate.clear()
    dying = asyncio.create_task(post.dispatcher().flush())
    await _until(lambda: len(post.sender.sent) == 1)
    dying.cancel()  # as a process that is killed: nothing is written down
    await asyncio.gather(dying, return_exceptions=True)
    post.sender.gate.set()
    other = post.dispatcher()
    assert await other.flush() == 0
    post.clock.moved(LEASE_SECONDS)
    assert await other.flush() == 1
    first, second = (headers for _, _, headers in post.sender.sent)
    assert first["webhook-id"] == second["webhook-id"]
    assert (await post.delivery()).state == "delivered"


async def test_who_was_given_up_on_and_comes_back_late_changes_nothing(post: Post) -> None:
    post.sender.gate.clear()
    slow = asyncio.create_task(post.dispatcher().flush())
    await _until(lambda: len(post.sender.sent) == 1)
    post.clock.moved(LEASE_SECONDS)
    post.sender.answers = [GOOD, BAD]
    other = asyncio.create_task(post.dispatcher().flush())
    await _until(lambda: len(post.sender.sent) == 2)
    post.sender.gate.set()
    await asyncio.gather(slow, other)
    assert len((await post.delivery()).attempts) == 1


async def test_a_server_that_stops_gives_back_what_it_has_taken(post: Post) -> None:
    post.sender.gate.clear()
    running = asyncio.create_task(post.dispatcher().run())
    await _until(lambda: len(post.sender.sent) == 1)
    assert (await post.delivery()).holder
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert (await post.delivery()).holder == ""
    post.sender.gate.set()
    assert await post.dispatcher().flush() == 1


async def test_a_server_sends_at_once_when_it_is_rung_for(post: Post) -> None:
    running = asyncio.create_task(post.dispatcher().run())
    await _until(lambda: len(post.sender.sent) == 1)
    await post.add(1)
    post.bell.ring()
    await _until(lambda: len(post.sender.sent) == 2)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_slow_endpoint_does_not_hold_up_the_others(post: Post) -> None:
    await post.store.transact(lambda tx: tx.add_endpoint(an_endpoint("whk_2", secret=SECRET)))
    await post.add(30)
    await post.add(2, "whk_2")
    post.sender.gate.clear()
    running = asyncio.create_task(post.dispatcher().run())
    await _until(lambda: len(post.sender.sent) >= 6)
    await asyncio.sleep(0.05)
    assert len(post.sender.sent) <= 10
    bodies = [headers["webhook-id"] for _, _, headers in post.sender.sent]
    assert {"evt_whk_2_0", "evt_whk_2_1"} <= set(bodies)
    post.sender.gate.set()
    await _until(lambda: len(post.sender.sent) == 33)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert post.sender.most_at_once <= 16
    assert len({h["webhook-id"] for _, _, h in post.sender.sent}) == 33


async def test_several_workers_send_each_message_once(post: Post) -> None:
    await post.add(20)
    await asyncio.gather(*(post.dispatcher().flush() for _ in range(3)))
    assert len(post.sender.sent) == 21
    assert len({headers["webhook-id"] for _, _, headers in post.sender.sent}) == 21


async def test_for_a_day_the_old_secret_signs_too(post: Post) -> None:
    await post.change(old_secret=SECRET, old_until="2026-03-04T05:06:08.000+00:00")
    post.sender.answers = [BAD]
    await post.dispatcher().flush()
    post.clock.moved(PAUSES[0])
    await post.dispatcher().flush()
    counts = [headers["webhook-signature"].count("v1,") for _, _, headers in post.sender.sent]
    assert counts == [2, 1]


async def test_a_secret_that_cannot_be_read_sends_nothing_and_says_so(post: Post) -> None:
    changed = an_endpoint(secret="lost")
    await post.store.transact(lambda tx: tx.replace_endpoint(changed))
    await post.dispatcher().flush()
    assert post.sender.sent == []
    delivery = await post.delivery()
    assert (delivery.state, delivery.attempts[0].fault) == ("waiting", "secret")


async def test_a_webhook_that_is_deleted_meanwhile_is_let_be(post: Post) -> None:
    post.sender.gate.clear()
    sending = asyncio.create_task(post.dispatcher().flush())
    await _until(lambda: len(post.sender.sent) == 1)
    await post.store.transact(lambda tx: tx.drop_endpoint("local", "whk_1"))
    post.sender.gate.set()
    await sending
    assert post.failures == []


async def test_what_is_a_month_old_is_swept(post: Post) -> None:
    running = asyncio.create_task(post.dispatcher().run())
    await _until(lambda: len(post.sender.sent) == 1)
    post.clock.moved(30 * DAY + 1)
    post.bell.ring()
    for _ in range(2000):
        if not await _count(post):
            break
        await asyncio.sleep(0.005)
    assert await _count(post) == 0
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_database_that_is_busy_is_asked_again(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    transact = post.store.transact

    async def busy(_: object) -> None:
        raise StorageBusy("locked")

    monkeypatch.setattr(post.store, "transact", busy)
    running = asyncio.create_task(post.dispatcher().run())
    await _until(lambda: bool(post.failures))
    monkeypatch.setattr(post.store, "transact", transact)
    post.bell.ring()
    await _until(lambda: len(post.sender.sent) == 1)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert set(post.failures) == {"webhooks were not looked at: StorageBusy"}


def _add(message: MessageRecord, delivery: DeliveryRecord, tx: Unit) -> None:
    tx.add_message(message, [delivery])


async def _count(post: Post) -> int:
    return len(await post.store.transact(lambda tx: tx.deliveries("local", "whk_1", 9, None)))


async def _until(is_so: Callable[[], bool]) -> None:
    for _ in range(2000):
        if is_so():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it did not come to that")
