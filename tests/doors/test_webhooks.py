"""Webhooks through the API, to a real receiver on a loopback socket."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.bootstrap import Container, build_container
from app.bootstrap.webhooks import dispatcher_on, open_webhooks, webhook_chores
from app.main import create_app
from app.settings import Settings
from app.simulation.tried import MISSING
from tests.builders_door import a_door
from tests.builders_receiver import Receiver, a_receiver, answer

pytestmark = pytest.mark.anyio
Whole = tuple[Container, Settings]
URL = "https://lms.example.org/hooks"


class Door:
    """The API on a database file, with what sends when it is told to."""

    def __init__(self, container: Container, settings: Settings) -> None:
        self.container, self.settings = container, settings
        app = create_app(container.services, container.pages, ("localhost",))
        transport = httpx.ASGITransport(app)
        self.http = httpx.AsyncClient(transport=transport, base_url="http://localhost", timeout=30)
        services = container.services
        self.dispatcher = dispatcher_on(settings, services.store, services.webhooks.bell)

    async def made(self, url: str, **wish: object) -> tuple[str, str]:
        """Make a webhook; return its path and its secret."""
        answered = await self.http.post("/v1/webhooks", json={"url": url, **wish})
        assert answered.status_code == 201, answered.text
        told = answered.json()
        return f"/v1/webhooks/{told['webhook']['id']}", told["secret"]

    async def left(self) -> str:
        """Open a game and walk away from it; return its session."""
        wish = {"scenario": "licence-renewal", "role": "client", "seed": 6}
        session = str((await self.http.post("/v1/sessions", json=wish)).json()["id"])
        ended = await self.http.post(f"/v1/sessions/{session}/end", json={"action": "walk_away"})
        assert ended.is_success, ended.text
        return session

    async def log(self, path: str) -> list[dict[str, Any]]:
        """Return the log of deliveries."""
        found: list[dict[str, Any]] = (await self.http.get(f"{path}/deliveries")).json()["data"]
        return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Everything joined on a database file, once; no game is played on by the simulation."""
    folder = tmp_path_factory.mktemp("webhooks")
    settings = Settings(data_dir=folder, webhooks_private=True)
    return build_container(settings, lambda *_: MISSING), settings


@pytest.fixture
async def door(whole: Whole) -> AsyncIterator[Door]:
    """The API, in which no webhook is left by another test."""
    made = Door(*whole)
    async with made.http:
        yield made
        for one in (await made.http.get("/v1/webhooks")).json()["data"]:
            assert (await made.http.delete(f"/v1/webhooks/{one['id']}")).is_success


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with a_receiver() as listening:
        yield listening


async def test_the_end_of_a_game_and_its_report_are_told_signed(
    door: Door, receiver: Receiver
) -> None:
    path, secret = await door.made(receiver.url)
    chores = webhook_chores(door.settings, door.container.services)
    tasks = [asyncio.create_task(chore()) for chore in chores]
    session = await door.left()
    got = await receiver.until(2)
    for _ in range(100):  # what was taken is written down a moment later
        if all(one["state"] == "delivered" for one in await door.log(path)):
            break
        await asyncio.sleep(0.05)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    told = {one.verified(secret)["type"]: one for one in got}
    assert set(told) == {"session.completed", "report.ready"}
    completed = told["session.completed"].verified(secret)["data"]
    assert completed["session"] == session
    assert (completed["scenario"], completed["role"]) == ("licence-renewal", "client")
    assert (completed["outcome"], completed["learner"]) == ("no_deal", "local")
    ready = told["report.ready"].verified(secret)["data"]
    assert ready["report"] == f"/v1/sessions/{session}/report"
    assert len(ready["levels"]) >= 5
    assert isinstance(ready["own"], int)
    for one in got:
        assert one.path == "/hooks?of=winwin"
        assert one.headers["host"] == f"127.0.0.1:{receiver.port}"
        assert one.headers["user-agent"].startswith("winwin/")
        assert one.headers["webhook-id"].startswith("evt_")
    log = await door.log(path)
    assert [one["state"] for one in log] == ["delivered", "delivered"]
    assert [one["attempts"][0]["status"] for one in log] == [204, 204]
    assert {one["session"] for one in log} == {session}


async def test_who_wants_one_type_gets_that_one(door: Door, receiver: Receiver) -> None:
    await door.made(receiver.url, events=["session.completed"])
    await door.left()
    await door.dispatcher.flush()
    assert [one.body.count("session.completed") for one in receiver.got] == [1]


async def test_a_secret_is_shown_once_and_lies_sealed(door: Door) -> None:
    path, secret = await door.made(URL, description="The LMS's inbox")
    assert secret.startswith("whsec_")
    read = await door.http.get(path)
    assert read.json()["description"] == "The LMS's inbox"
    for text in (read.text, (await door.http.get("/v1/webhooks")).text):
        assert "whsec_" not in text
    kept, mode = await asyncio.to_thread(_kept_in, door.settings.data_dir)
    assert URL.encode() in kept
    assert secret.removeprefix("whsec_").encode() not in kept
    assert mode == 0o600


async def test_an_answer_with_a_secret_is_not_to_be_stored(door: Door) -> None:
    made = await door.http.post("/v1/webhooks", json={"url": URL})
    assert made.headers["cache-control"] == "no-store"
    path = f"/v1/webhooks/{made.json()['webhook']['id']}"
    rotated = await door.http.post(f"{path}/rotate-secret")
    assert rotated.headers["cache-control"] == "no-store"
    assert rotated.json()["secret"] != made.json()["secret"]


async def test_while_a_secret_is_replaced_both_sign(door: Door, receiver: Receiver) -> None:
    path, old = await door.made(receiver.url)
    new = (await door.http.post(f"{path}/rotate-secret")).json()["secret"]
    assert (await door.http.post(f"{path}/test")).status_code == 202
    await door.dispatcher.flush()
    (got,) = receiver.got
    assert got.verified(old) == got.verified(new)
    assert got.verified(new)["type"] == "webhook.test"


async def test_a_webhook_is_changed_turned_off_and_deleted(door: Door) -> None:
    path, _ = await door.made(URL)
    changed = await door.http.patch(path, json={"is_on": False, "events": ["report.ready"]})
    told = changed.json()
    assert (told["is_on"], told["off_reason"], told["url"]) == (False, "asked", URL)
    assert told["events"] == ["report.ready"]
    refused = await door.http.post(f"{path}/test")
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:winwin:problem:conflict")
    on = (await door.http.patch(path, json={"is_on": True})).json()
    assert (on["is_on"], on["off_reason"]) == (True, None)
    assert (await door.http.delete(path)).status_code == 204
    assert (await door.http.get(path)).status_code == 404
    assert (await door.http.delete(path)).status_code == 404
    assert (await door.http.get(f"{path}/deliveries")).status_code == 404


async def test_nothing_is_written_for_one_that_is_off(door: Door, receiver: Receiver) -> None:
    path, _ = await door.made(receiver.url)
    await door.http.patch(path, json={"is_on": False})
    await door.left()
    await door.http.patch(path, json={"is_on": True})
    await door.dispatcher.flush()
    assert (receiver.got, await door.log(path)) == ([], [])


async def test_what_failed_stands_in_the_log_and_can_be_sent_again(
    door: Door, receiver: Receiver
) -> None:
    receiver.answers = [answer(500, body=b"Traceback: secrets of theirs"), answer(200)]
    path, secret = await door.made(receiver.url)
    sent = (await door.http.post(f"{path}/test")).json()
    assert (sent["state"], sent["attempts"]) == ("waiting", [])
    await door.dispatcher.flush()
    (failed,) = await door.log(path)
    assert failed["id"] == sent["id"]
    assert failed["state"] == "waiting"
    assert failed["next_at"] > failed["created_at"]
    assert [(one["status"], one["fault"]) for one in failed["attempts"]] == [(500, "status")]
    assert "Traceback" not in str(failed)
    assert (await door.http.get(path)).json()["failing_since"] is not None
    again = await door.http.post(f"{path}/deliveries/{sent['id']}/resend")
    assert again.status_code == 202
    await door.dispatcher.flush()
    (log,) = await door.log(path)
    assert (log["state"], [one["status"] for one in log["attempts"]]) == ("delivered", [500, 200])
    assert log["next_at"] is None
    first, second = receiver.got
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert second.verified(secret)["type"] == "webhook.test"
    assert (await door.http.get(path)).json()["failing_since"] is None
    unknown = await door.http.post(f"{path}/deliveries/dlv_none/resend")
    assert unknown.status_code == 404


async def test_two_processes_on_one_database_send_each_message_once(
    door: Door, receiver: Receiver
) -> None:
    path, _ = await door.made(receiver.url)
    sent = {(await door.http.post(f"{path}/test")).json()["event"] for _ in range(12)}
    async with open_webhooks(door.settings) as (_, one), open_webhooks(door.settings) as (_, two):
        attempts = await asyncio.gather(one.flush(), two.flush())
    assert sum(attempts) == len(sent) == 12
    assert sorted(one.headers["webhook-id"] for one in receiver.got) == sorted(sent)


async def test_the_log_comes_in_pages(door: Door, receiver: Receiver) -> None:
    path, _ = await door.made(receiver.url)
    sent = [(await door.http.post(f"{path}/test")).json()["id"] for _ in range(3)]
    first = (await door.http.get(f"{path}/deliveries", params={"limit": 2})).json()
    assert [one["id"] for one in first["data"]] == sent[:0:-1]
    rest = {"limit": 2, "cursor": first["next_cursor"]}
    second = (await door.http.get(f"{path}/deliveries", params=rest)).json()
    assert [one["id"] for one in second["data"]] == sent[:1]
    assert second["has_more"] is False


@pytest.mark.parametrize(
    "url",
    [
        "http://lms.example.org/hooks",
        "https://user:pass@lms.example.org/",
        "https://lms.example.org:22/",
        "https://lms.example.org/#part",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://10.0.0.1/hooks",
        "https://169.254.169.254/latest/meta-data",
        "https://[::ffff:10.0.0.1]/",
        "ftp://lms.example.org/",
        "https://",
        "https:///hooks",
        "https://lms.example.org:99999/",
        "https://a\\b.example/",
    ],
)
async def test_an_address_nothing_is_sent_to_is_refused(url: str) -> None:
    async with a_door() as door:
        refused = await door.post("/v1/webhooks", json={"url": url})
    assert refused.status_code == 422
    assert [one["pointer"] for one in refused.json()["errors"]] == ["/url"]


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"url": URL, "events": []},
        {"url": URL, "events": ["session.begun"]},
        {"url": URL, "secret": "mine"},
        {"url": URL, "description": "x" * 201},
        {"url": 5},
        {"url": "https://lms.example.org/" + "x" * 2000},
    ],
)
async def test_a_wish_that_cannot_be_met_is_refused(wish: dict[str, object]) -> None:
    async with a_door() as door:
        assert (await door.post("/v1/webhooks", json=wish)).status_code == 422


async def test_there_are_ten_at_most() -> None:
    async with a_door() as door:
        for _ in range(10):
            assert (await door.post("/v1/webhooks", json={"url": URL})).status_code == 201
        one_more = await door.post("/v1/webhooks", json={"url": URL})
        assert one_more.status_code == 409
        spanish = {"accept-language": "es"}
        told = await door.post("/v1/webhooks", json={"url": URL}, headers=spanish)
        assert told.json()["detail"] == "Puede haber 10 webhooks como mucho. Borra uno antes."
        found = (await door.get("/v1/webhooks")).json()["data"]
        assert len(found) == 10


def _kept_in(folder: Path) -> tuple[bytes, int]:
    """Return all of the database's files, and who may read the key."""
    files = b"".join(one.read_bytes() for one in folder.glob("winwin.sqlite*"))
    return files, (folder / "secret.key").stat().st_mode & 0o777
