"""A process killed at any step of an end: what tells of it is kept with it, and sent after all."""

import asyncio
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from app.bootstrap.clock_and_ids import SortableIds
from app.bootstrap.webhooks import open_webhooks, safety_of
from app.outbound.addresses import Addresses
from app.outbound.dispatcher import LEASE_SECONDS, Dispatcher, Means
from app.outbound.sender import HttpSender
from app.sessions.bell import Bell
from app.sessions.endpoints import Wish
from app.sessions.outbox_port import WANTED
from app.settings import Settings
from app.storage.opening import open_store
from tests.builders_receiver import Taking, taking
from tests.faults.served import Nursery, Server, good
from tests.faults.test_kill import opened, struck
from tests.flows.playing import served


@pytest.fixture
def receiver() -> Iterator[Taking]:
    with taking() as listening:
        yield listening


def settings(folder: Path) -> Settings:
    return Settings(data_dir=folder, webhooks_private=True)


def listening(folder: Path, url: str) -> str:
    """Add a webhook to the database in a folder; return its secret."""

    async def added() -> str:
        async with open_webhooks(settings(folder)) as (service, _):
            return (await service.make("local", Wish(url, WANTED))).secret

    return asyncio.run(added())


def left(server: Server, session: str) -> None:
    """Walk away."""
    good(server.client.post(f"/v1/sessions/{session}/end", json={"action": "walk_away"}))


def kept(folder: Path) -> tuple[str, dict[str, bool], int]:
    """The phase, the messages by type with whether they are made, and how many deliveries."""
    with closing(sqlite3.connect(folder / "winwin.sqlite")) as db:
        ((phase,),) = db.execute("SELECT phase FROM session").fetchall()
        messages = db.execute("SELECT type, body IS NOT NULL FROM outbox").fetchall()
        ((deliveries,),) = db.execute("SELECT count(*) FROM delivery").fetchall()
    assert len(dict(messages)) == len(messages), "a message is there twice"
    return phase, {kind: bool(made) for kind, made in messages}, deliveries


def test_an_end_and_what_tells_of_it_are_kept_together_and_sent_by_the_next(
    house: Nursery, receiver: Taking, tmp_path: Path
) -> None:
    session = opened(house, before := tmp_path / "before")
    secret = listening(before, receiver.url)
    owed: Path | None = None
    for folder, passed in struck(house, before, lambda server: left(server, session)):
        phase, messages, deliveries = kept(folder)
        assert (phase == "ended") == ("committed" in passed)
        wanted = {"session.completed", "report.ready"} if phase == "ended" else set[str]()
        assert set(messages) == wanted
        assert deliveries == sum(messages.values())
        if phase == "ended" and not messages["report.ready"]:
            owed = owed or folder
    assert owed is not None, "no process was killed between the end and its report"
    with served(owed, WINWIN_WEBHOOKS_PRIVATE="true"):
        told = [one.verified(secret) for one in receiver.until(2)]
    assert {one["type"] for one in told} == {"session.completed", "report.ready"}
    assert {one["data"]["session"] for one in told} == {session}


def test_what_was_being_sent_when_a_process_was_killed_is_sent_again(
    receiver: Taking, tmp_path: Path
) -> None:
    secret = listening(tmp_path, receiver.url)
    receiver.gate.clear()
    with served(tmp_path, WINWIN_WEBHOOKS_PRIVATE="true") as server:
        client = httpx.Client(base_url=server.address, timeout=20)
        (webhook,) = good(client.get("/v1/webhooks"))["data"]
        good(client.post(f"/v1/webhooks/{webhook['id']}/test"))
        receiver.until(1)
        os.kill(server.process.pid, signal.SIGKILL)
        client.close()
    receiver.gate.set()
    assert asyncio.run(_flushed(tmp_path, ahead=0)) == 0, "a lease holds for its time"
    assert asyncio.run(_flushed(tmp_path, ahead=LEASE_SECONDS)) == 1
    first, second = receiver.got
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.verified(secret) == second.verified(secret)
    assert asyncio.run(_flushed(tmp_path, ahead=2 * LEASE_SECONDS)) == 0


class _Clock:
    """The time, so many seconds ahead."""

    def __init__(self, ahead: float) -> None:
        self.ahead = ahead

    def now(self) -> str:
        told = datetime.now(UTC) + timedelta(seconds=self.ahead)
        return told.isoformat(timespec="milliseconds")


async def _flushed(folder: Path, ahead: float) -> int:
    """Send what is due by a clock that is ahead, as another process would; count attempts."""
    store = open_store(settings(folder).store_url, _Clock(0).now, 1)
    dispatcher = Dispatcher(
        Means(
            store,
            _Clock(ahead),
            SortableIds(),
            safety_of(settings(folder)).sealer,
            HttpSender(Addresses(private=True), "0"),
            lambda: 0.0,
            Bell(),
            lambda _: None,
            _failed,
        )
    )
    try:
        return await dispatcher.flush()
    finally:
        await store.close()


def _failed(what: str, error: Exception) -> None:
    raise AssertionError(what) from error
