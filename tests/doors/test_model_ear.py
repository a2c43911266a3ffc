"""A model's ear over HTTP: asked once where the rules are unsure, shown, and taken back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.bootstrap import Container, build_container
from app.dialogue.claims_of_model import ClaimedAct
from app.main import create_app
from app.settings import Settings
from tests.builders_ear import REMARK, as_json
from tests.builders_log import written
from tests.fake_model import replies
from tests.fake_model.replies import Reply, says
from tests.fake_model.server import Asked, FakeModel, fake_model

pytestmark = pytest.mark.anyio
Json = dict[str, Any]
NEW = {"scenario": "licence-renewal", "role": "client", "seed": 6}
SURE = "What matters most to you?"
EAR, VOICE = "listener", "speaker"
ARGUES = as_json(ClaimedAct("argue", REMARK))


@dataclass(frozen=True)
class Server:
    """An application with a scripted model behind it."""

    container: Container
    client: httpx.AsyncClient
    model: FakeModel

    def asked(self, use: str) -> list[Asked]:
        """Return what one of the models was asked."""
        return [one for one in self.model.asked if one.body["model"] == use]

    async def opened(self, **wish: str) -> str:
        """Open a session and return its address."""
        session = await self.client.post("/v1/sessions", json=NEW | wish)
        return f"/v1/sessions/{session.json()['id']}"

    async def said(self, address: str, text: str, **more: str) -> Json:
        """Play a turn and return the answer."""
        answer = await self.client.post(f"{address}/turns", json={"text": text} | more)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def notes(self, address: str) -> list[Json]:
        """Return what the calls of a session took, as it is kept."""
        session = address.rpartition("/")[2]
        kept = await self.container.services.store.transact(lambda tx: tx.notes(session, "spoken"))
        return [dict(note.data) for note in kept]


@asynccontextmanager
async def serving(
    folder: Path, *, voice: str = "", ear: str = EAR, answer: Reply | None = None, cap: int = 0
) -> AsyncIterator[Server]:
    """Serve with a model for some uses; the voice says what it is told, the ear what is given."""

    def author(asked: Asked) -> Reply:
        if asked.body["model"] == EAR:
            return answer or says(ARGUES)
        acts = asked.told.partition("ACTS to be put into words now")[2].partition("\n\n")[0]
        return says(" ".join(line.removeprefix("- ") for line in acts.strip().splitlines()))

    with fake_model(author=author) as model:
        settings = Settings(
            data_dir=folder,
            llm_base_url=model.url,
            llm_voice_model=voice,
            llm_ear_model=ear,
            llm_first_token_seconds=2,
            llm_retries=0,
            llm_most_tokens_session=cap,
        )
        container = build_container(settings)
        app = create_app(container.services, container.pages, ("test",))
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            yield Server(container, client, model)
        await container.services.close()


@pytest.mark.parametrize("voice", ["", VOICE])
async def test_an_unsure_utterance_is_asked_once_and_shown_as_the_learners_reading(
    voice: str, tmp_path: Path
) -> None:
    async with serving(tmp_path, voice=voice) as server:
        session = await server.opened()
        answer = await server.said(session, REMARK)
        assert len(server.asked(EAR)) == 1
        assert len(server.asked(VOICE)) == bool(voice)
        heard, reply = answer["turns"]
        assert heard["understood"] == ["an argument"]
        assert heard["alternatives"][0]["id"] == "by_rules"
        assert reply["text"]
        assert answer["session"]["voice"] == ("model" if voice else "phrases")


async def test_the_metrics_count_the_calls_by_use_and_outcome(tmp_path: Path) -> None:
    async with serving(tmp_path, voice=VOICE) as server:
        session = await server.opened()
        await server.said(session, REMARK)
        told = (await server.client.get("/metrics")).text
    assert 'winwin_model_calls_total{outcome="ok",use="ear"} 1.0\n' in told
    assert 'winwin_model_calls_total{outcome="ok",use="voice"}' in told
    assert REMARK not in told


async def test_the_log_names_the_request_for_which_a_model_was_called(tmp_path: Path) -> None:
    with written() as lines:
        async with serving(tmp_path, voice=VOICE) as server:
            session = await server.opened()
            headers = {"x-request-id": "req-7"}
            sent = {"text": REMARK}
            await server.client.post(f"{session}/turns", json=sent, headers=headers)
    calls = lines.of("model_call")
    assert {call["use"] for call in calls} == {"ear", "voice"}
    assert {call["request_id"] for call in calls} == {"req-7"}
    assert REMARK not in "".join(lines.written)


async def test_the_learner_takes_it_back_with_one_click(tmp_path: Path) -> None:
    async with serving(tmp_path, voice=VOICE) as server:
        session = await server.opened()
        heard = (await server.said(session, REMARK))["turns"][0]
        path = f"{session}/turns/{heard['id']}/correction"
        corrected = await server.client.post(path, json={"alternative": "by_rules"})
        assert corrected.status_code == 200
        turns = (await server.client.get(session)).json()["turns"]
    assert turns[1]["understood"] == [heard["alternatives"][0]["label"]]
    assert turns[1]["is_corrected"]


async def test_a_sure_utterance_and_a_button_are_not_asked_about(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        session = await server.opened()
        await server.said(session, SURE)
        await server.client.post(f"{session}/end", json={"action": "walk_away"})
        assert not server.model.asked
        assert await server.notes(session) == []


async def test_without_an_ear_nobody_is_asked(tmp_path: Path) -> None:
    async with serving(tmp_path, voice=VOICE, ear="") as server:
        session = await server.opened()
        heard = (await server.said(session, REMARK))["turns"][0]
        assert {one.body["model"] for one in server.model.asked} == {VOICE}
    assert "by_rules" not in [one["id"] for one in heard["alternatives"]]


async def test_an_utterance_sent_again_is_asked_about_once(tmp_path: Path) -> None:
    async with serving(tmp_path, answer=says(ARGUES, first_after=0.3)) as server:
        session = await server.opened()
        one, two = await asyncio.gather(
            *(server.said(session, REMARK, client_turn_id="mine") for _ in range(2))
        )
        later = await server.said(session, REMARK, client_turn_id="mine")
        assert one["turns"] == two["turns"] == later["turns"]
        assert len(server.asked(EAR)) == 1


async def test_what_it_took_is_kept_with_the_turn_and_counts(tmp_path: Path) -> None:
    async with serving(tmp_path, voice=VOICE, cap=1) as server:
        session = await server.opened()
        await server.said(session, REMARK)
        heard, spoken = await server.notes(session)
        assert heard["uses"][0]["prompt"] == "ear/listen"
        assert heard["tokens_in"] == 20
        assert spoken["uses"][0]["prompt"] == "voice/speak"
        again = await server.said(session, REMARK)
        assert len(server.asked(EAR)) == len(server.asked(VOICE)) == 1
    assert again["session"]["voice"] == "phrases"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(replies.status(500), "server_error"), (says("I hear an argument."), "malformed")],
)
async def test_where_it_fails_the_rules_reading_stands_and_the_reason_is_kept(
    answer: Reply, reason: str, tmp_path: Path
) -> None:
    async with serving(tmp_path, answer=answer) as server:
        session = await server.opened()
        heard = (await server.said(session, REMARK))["turns"][0]
        (note,) = await server.notes(session)
    assert note["failures"] == [reason]
    assert "by_rules" not in [one["id"] for one in heard["alternatives"]]


async def test_in_an_assessment_the_rules_reading_stands(tmp_path: Path) -> None:
    async with serving(tmp_path) as server:
        session = await server.opened(mode="assessment")
        heard = (await server.said(session, REMARK))["turns"][0]
    assert heard["understood"] != ["an argument"]
    assert (heard["alternatives"][0]["id"], heard["alternatives"][0]["label"]) == (
        "by_model",
        "an argument",
    )


async def test_voice_and_ear_have_one_breaker(tmp_path: Path) -> None:
    async with serving(tmp_path, voice=VOICE, answer=replies.status(500)) as server:
        session = await server.opened()
        server.model.replies = (replies.status(500),)
        for _ in range(3):
            await server.said(session, REMARK)
        notes = await server.notes(session)
    assert len(server.model.asked) == 3
    assert [note["failures"] for note in notes[-2:]] == [["breaker_open"], ["breaker_open"]]
