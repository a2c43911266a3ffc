"""Live turns over real sockets: a scripted model behind the server, a client in front of it."""

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import uvicorn

from app.bootstrap import container_on
from app.bootstrap.clock_and_ids import UtcClock
from app.llm.calls import unobserved
from app.llm.voice import open_voice
from app.main import create_app
from app.sessions.configured import Configured
from app.sessions.live_speech import Live
from app.sessions.rollouts import rollouts_data
from app.settings import Settings
from app.simulation.tried import MISSING
from app.storage.database import SqliteStore
from app.storage.migrate import upgrade
from tests.builders_live import RULES
from tests.builders_model import endpoint
from tests.fake_model import replies
from tests.fake_model.replies import Reply, Step, says
from tests.fake_model.server import Asked, FakeModel, fake_model

pytestmark = pytest.mark.anyio
SSE = {"accept": "text/event-stream"}
CHAT = "Thank you for asking. "
NEW = {"scenario": "licence-renewal", "role": "client", "seed": 6}
QUESTION = {"text": "What matters most to you?"}


@dataclass(frozen=True)
class Server:
    """A server with a scripted model behind it."""

    url: str
    model: FakeModel

    def client(self) -> httpx.AsyncClient:
        """Return a client of it."""
        return httpx.AsyncClient(base_url=self.url, timeout=20)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    url = f"sqlite:///{tmp_path_factory.mktemp('live') / 'winwin.sqlite'}"
    upgrade(url)
    with fake_model(author=honest) as model:
        voice = open_voice(endpoint(model.url), Settings().prompts_dir, unobserved)
        container = container_on(
            Settings().knowledge_dir,
            SqliteStore(url, UtcClock().now),
            lambda *_: rollouts_data(MISSING),
            model=Configured(Live(voice, 15.0, RULES)),
        )
        app = create_app(container.services, container.pages, ("127.0.0.1",))
        serving = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
        thread = threading.Thread(target=serving.run, daemon=True)
        thread.start()
        while not serving.started:
            time.sleep(0.01)
        port = serving.servers[0].sockets[0].getsockname()[1]
        yield Server(f"http://127.0.0.1:{port}", model)
        serving.should_exit = True
        thread.join()


@pytest.fixture(autouse=True)
def _honest_again(server: Server) -> None:
    server.model.replies = honest
    server.model.asked.clear()


def honest(asked: Asked) -> Reply:
    """A courtesy, then every act as it was told."""
    return says(CHAT + acts_in(asked))


def slowly(asked: Asked) -> Reply:
    """The courtesy at once, what was decided two seconds later."""
    whole = says(acts_in(asked))
    first, *rest = whole.steps[1:]
    chat = says(CHAT).steps[:-3]
    return Reply((*chat, Step(first.data, 2.0), *rest))


def acts_in(asked: Asked) -> str:
    """What the prompt tells a model to say."""
    listed = asked.told.partition("ACTS to be put into words now")[2].partition("\n\n")[0]
    return " ".join(line.removeprefix("- ") for line in listed.strip().splitlines())


async def a_session(client: httpx.AsyncClient) -> str:
    return str((await client.post("/v1/sessions", json=NEW)).json()["id"])


async def events_of(response: httpx.Response) -> AsyncIterator[dict[str, Any]]:
    """The events of a stream as they come, each with the time of its coming."""
    async for line in response.aiter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: ")) | {"came": time.monotonic()}


async def streamed(client: httpx.AsyncClient, session: str, **body: str) -> list[dict[str, Any]]:
    path, sent = f"/v1/sessions/{session}/turns", QUESTION | body
    async with client.stream("POST", path, json=sent, headers=SSE) as response:
        assert response.status_code == 200
        return [event async for event in events_of(response)]


async def first_words(client: httpx.AsyncClient, session: str, **body: str) -> dict[str, Any]:
    """Post a turn, read until the first sentence, and hang up."""
    path, sent = f"/v1/sessions/{session}/turns", QUESTION | body
    async with client.stream("POST", path, json=sent, headers=SSE) as response:
        async for event in events_of(response):
            if event["type"] == "turn.sentence":
                return event
    raise AssertionError


async def test_the_first_sentence_arrives_before_the_reply_is_complete(server: Server) -> None:
    server.model.replies = slowly
    async with server.client() as client:
        events = await streamed(client, await a_session(client))
    kinds = list(dict.fromkeys(event["type"] for event in events))
    assert kinds == [
        "turn.started", "turn.sentence", "turn.completed", "offer.updated", "session.state",
    ]  # fmt: skip
    first = next(event for event in events if event["type"] == "turn.sentence")
    assert first["text"] == CHAT.strip()
    assert events[-1]["came"] - first["came"] > 1.0
    assert len(server.model.asked) == 1


async def test_a_cut_connection_loses_nothing_and_is_replayed_from_where_it_broke(
    server: Server,
) -> None:
    server.model.replies = slowly
    async with server.client() as client:
        session = await a_session(client)
        seen = await first_words(client, session)
        under_way = (await client.get(f"/v1/sessions/{session}")).json()
        told = f"/v1/sessions/{session}/events?after={under_way['reply_after']}"
        first = (await client.get(told)).json()["data"][0]
        assert (first["type"], first["speaker"]) == ("turn.started", "learner")
        path = f"/v1/sessions/{session}/events?after={seen['seq']}"
        async with client.stream("GET", path, headers=SSE) as response:
            rest = [event async for event in events_of(response)]
        assert [event["seq"] for event in rest] == list(
            range(seen["seq"] + 1, seen["seq"] + 1 + len(rest))
        )
        assert rest[-1]["type"] == "session.state"
        whole = (await client.get(f"/v1/sessions/{session}")).json()
    turns = whole["turns"]
    assert whole["reply_after"] is None
    assert turns[-1]["units"][0] == CHAT.strip()
    assert len(turns[-1]["units"]) > 1
    assert len(server.model.asked) == 1


async def test_another_post_is_a_conflict_and_a_resend_gets_the_first_answer(
    server: Server,
) -> None:
    server.model.replies = slowly
    async with server.client() as client:
        session = await a_session(client)
        await first_words(client, session, client_turn_id="mine-1")
        path = f"/v1/sessions/{session}/turns"
        other = await client.post(path, json={"text": "And now?", "client_turn_id": "mine-2"})
        assert other.status_code == 409
        assert "still being answered" in other.json()["detail"]
        assert other.json()["type"] == "urn:winwin:problem:being-answered"
        mine = QUESTION | {"client_turn_id": "mine-1"}
        one, two = await asyncio.gather(*(client.post(path, json=mine) for _ in range(2)))
        assert one.json()["turns"] == two.json()["turns"]
        late = await streamed(client, session, client_turn_id="mine-1")
    assert [event["type"] for event in late][-1] == "session.state"
    assert [turn["number"] for turn in one.json()["turns"]] == [2, 3]
    assert len(server.model.asked) == 1


@pytest.mark.parametrize(
    "reply",
    [
        replies.status(500), replies.status(401), replies.drops_after("I could do"),
        replies.malformed("I could"), replies.empty(), replies.refuses(), replies.calls_a_tool(),
        replies.speaks_another_language(), replies.swaps_roles(), replies.unkeepable(),
        says("I accept, and 61 a seat is fine. You have my word."),
    ],
)  # fmt: skip
async def test_whatever_the_model_does_the_answer_is_whole(reply: Reply, server: Server) -> None:
    async with server.client() as client:
        session = await a_session(client)
        server.model.replies = honest
        expected = await client.post(f"/v1/sessions/{session}/turns", json=QUESTION)
        again = await a_session(client)
        server.model.replies = lambda _: reply
        answer = await client.post(f"/v1/sessions/{again}/turns", json=QUESTION)
    assert answer.status_code == 200
    said = answer.json()
    assert said["turns"][1]["units"]
    assert said["session"]["standing"] == expected.json()["session"]["standing"]
    for slip in ("61", "word", "Guten", "You:"):
        assert slip not in said["turns"][1]["text"]


async def test_a_whole_game_is_played_to_its_report(server: Server) -> None:
    async with server.client() as client:
        session = await a_session(client)
        for text in ("What matters most to you?", "€96 a seat for 4 years, with a case study."):
            await client.post(f"/v1/sessions/{session}/turns", json={"text": text})
        end = await client.post(f"/v1/sessions/{session}/end", json={"action": "walk_away"})
        assert end.json()["session"]["phase"] == "ended"
        report = await client.get(f"/v1/sessions/{session}/report")
        every = (await client.get(f"/v1/sessions/{session}/events")).json()["data"]
    assert report.status_code == 200
    assert [event["seq"] for event in every] == list(range(1, len(every) + 1))
