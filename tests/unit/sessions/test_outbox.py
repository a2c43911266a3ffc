"""What the end of a game writes into the outbox, on every way a game can end."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from app.learners.records import LearnerRecord
from app.sessions.outbox import message_of_test, new_deliveries, tell_report
from app.sessions.outbox_port import MessageRecord
from app.sessions.ports import Transaction
from app.sessions.records import Principal
from app.storage.unit import Unit
from tests.builders_webhooks import AT, an_endpoint
from tests.unit.sessions import playing
from tests.unit.sessions.playing import (
    GENEROUS,
    LICENCE,
    ME,
    QUESTION,
    STORE,
    leave,
    no_failure,
    offer,
    say,
    service,
    tools,
)

pytestmark = pytest.mark.anyio
LISTENER = an_endpoint("whk_listening")
GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "webhooks.md").read_text("utf-8")
FIGURES = {"own", "reservation", "target", "joint_gain", "pareto_distance"}


@pytest.fixture
async def _listening() -> AsyncIterator[None]:
    await STORE.transact(lambda tx: tx.add_endpoint(LISTENER))
    yield
    await STORE.transact(lambda tx: tx.drop_endpoint("local", LISTENER.id))


async def written(session: str) -> dict[str, MessageRecord]:
    """The messages that tell of a session, by type; one that is owed has no body."""

    def read(tx: Transaction) -> list[MessageRecord]:
        logged = tx.deliveries("local", LISTENER.id, 100, None)
        owed = tx.all_owed("9999", 100)
        return [*(one.message for one in logged), *owed]

    found = [one for one in await STORE.transact(read) if one.session == session]
    assert len({one.type for one in found}) == len(found)
    return {one.type: one for one in found}


async def told(session: str, kind: str) -> dict[str, Any]:
    """What a message says, once it is written."""
    for _ in range(400):
        found = (await written(session)).get(kind)
        if found is not None and found.body is not None:
            said: dict[str, Any] = json.loads(found.body)
            return said
        await asyncio.sleep(0.02)
    raise AssertionError(f"nothing of {kind}")


@pytest.mark.usefixtures("_listening")
async def test_an_open_game_is_told_to_nobody() -> None:
    session = await playing.a_session()
    await say(session.id, QUESTION)
    assert await written(session.id) == {}


@pytest.mark.usefixtures("_listening")
async def test_a_deal_is_told_with_ids_and_figures() -> None:
    session = await playing.a_deal()
    said = await told(session.id, "session.completed")
    assert said["type"] == "session.completed"
    data = said["data"]
    assert (data["outcome"], data["session"], data["turns"]) == ("deal", session.id, 2)
    assert (data["scenario"], data["role"], data["mode"]) == (
        "licence-renewal",
        "client",
        "practice",
    )
    assert (data["learner"], data["external_id"], data["branch_of"]) == ("local", None, None)
    assert said["timestamp"] == data["completed_at"]


@pytest.mark.usefixtures("_listening")
async def test_walking_away_is_told_too() -> None:
    session = await playing.a_session()
    await leave(session.id)
    data = (await told(session.id, "session.completed"))["data"]
    assert (data["outcome"], data["turns"]) == ("no_deal", 1)


@pytest.mark.usefixtures("_listening")
async def test_pressing_accept_is_told_too() -> None:
    session = await playing.a_session()
    await offer(session.id, GENEROUS)
    ended = await service().end(ME, session.id, "accept", None)
    assert ended.session.phase == "deal"
    assert (await told(session.id, "session.completed"))["data"]["outcome"] == "deal"


@pytest.mark.usefixtures("_listening")
async def test_the_last_turn_that_is_left_is_told_too() -> None:
    session = await playing.a_session()
    for at in range(session.turns_left):
        taken = await say(session.id, f"{QUESTION} {at}")
    assert taken.session.phase == "ended"
    assert (await told(session.id, "session.completed"))["data"]["outcome"] == "no_deal"


@pytest.mark.usefixtures("_listening")
async def test_a_turn_sent_again_tells_nothing_more() -> None:
    session = await playing.a_session()
    await offer(session.id, GENEROUS)
    for _ in range(3):
        await say(session.id, "Yes, I confirm.", "the-last")
    assert await told(session.id, "session.completed")


@pytest.mark.usefixtures("_listening")
async def test_the_report_is_told_of_when_it_is_made_though_nobody_reads_it() -> None:
    session = await playing.a_deal()
    said = await told(session.id, "report.ready")
    data = said["data"]
    debrief = await service().debrief(ME, session.id)
    assert data["levels"] == {one.id: one.judgement.level for one in debrief.characteristics}
    assert set(data) >= FIGURES
    assert (data["own"], data["target"]) == (debrief.result.own, debrief.result.target)
    assert data["report"] == f"/v1/sessions/{session.id}/report"
    assert (data["outcome"], data["session"]) == ("deal", session.id)
    assert data["rubric"]


@pytest.mark.usefixtures("_listening")
async def test_the_guide_shows_messages_as_they_are() -> None:
    shown = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)]
    session = await playing.a_deal()
    sent = [await told(session.id, kind) for kind in ("session.completed", "report.ready")]
    for ours, theirs in zip(shown, sent, strict=True):
        assert list(ours) == list(theirs)
        assert list(ours["data"]) == list(theirs["data"])
        assert ours["type"] == theirs["type"]
    assert set(shown[1]["data"]["levels"]) <= set(sent[1]["data"]["levels"])
    assert shown[1]["data"]["rubric"].split()[0] == sent[1]["data"]["rubric"].split()[0]


@pytest.mark.usefixtures("_listening")
async def test_no_word_of_the_talk_is_told() -> None:
    session = await playing.a_session()
    await say(session.id, "My grandmother's recipe is worth more than that. What matters to you?")
    await leave(session.id)
    for kind in ("session.completed", "report.ready"):
        text = json.dumps(await told(session.id, kind))
        assert "grandmother" not in text
        assert "recipe" not in text


async def test_where_nobody_listens_nothing_is_written() -> None:
    session = await playing.a_deal()
    await service().debrief(ME, session.id)
    assert await written(session.id) == {}
    assert await STORE.transact(lambda tx: tx.owed(session.id)) is None


@pytest.mark.usefixtures("_listening")
async def test_a_report_that_was_owed_when_a_process_died_is_told_once() -> None:
    own = tools(lambda *_: {}, no_failure)
    session = await playing.a_session()
    await leave(session.id)
    await told(session.id, "report.ready")
    debrief = await service().debrief(ME, session.id)
    again = await STORE.transact(lambda tx: tell_report(tx, own, ME, debrief))
    assert not again
    other = Principal(learner="ada")
    assert not await STORE.transact(lambda tx: tell_report(tx, own, other, debrief))


@pytest.mark.usefixtures("_listening")
async def test_a_learner_of_a_host_is_told_by_the_hosts_id() -> None:
    ada = Principal("local", "lrn_ada_of_outbox")

    def join(tx: Unit) -> None:
        tx.add_learner(LearnerRecord(ada.tenant, ada.learner, "ada@lms", AT))

    await STORE.transact(join)
    session = await service().create(ada, LICENCE)
    await service().end(ada, session.id, "walk_away", None)
    data = (await told(session.id, "session.completed"))["data"]
    assert (data["learner"], data["external_id"]) == (ada.learner, "ada@lms")


@pytest.mark.usefixtures("_listening")
async def test_a_game_and_what_tells_of_its_end_are_kept_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = await playing.a_session()

    class Broken(Exception):
        pass

    def break_off(*_: object) -> None:
        raise Broken

    with monkeypatch.context() as patched:
        patched.setattr("app.storage.memory.MemoryTransaction.add_message", break_off)
        with pytest.raises(Broken):
            await leave(session.id)
    assert (await service().get(ME, session.id)).phase == "open"
    assert await written(session.id) == {}
    await leave(session.id)
    assert await told(session.id, "session.completed")


@pytest.mark.usefixtures("_listening")
async def test_a_correction_that_ends_a_game_is_told() -> None:
    session = await playing.a_session()
    await offer(session.id, GENEROUS)
    taken = await say(session.id, "Fine, then we leave it at that.")
    assert taken.session.phase == "agreeing"
    assert await written(session.id) == {}
    ended = await service().correct(ME, session.id, taken.turns[0].id, "accepted")
    assert ended.session.phase == "deal"
    assert (await told(session.id, "session.completed"))["data"]["outcome"] == "deal"
    assert await told(session.id, "report.ready")


def test_a_test_tells_of_the_endpoint_alone() -> None:
    ids = tools(lambda *_: {}, no_failure).ids
    message = message_of_test(ids, LISTENER, AT)
    assert json.loads(message.body or "") == {
        "type": "webhook.test",
        "timestamp": AT,
        "data": {"webhook": LISTENER.id},
    }
    (delivery,) = new_deliveries(ids, message, [LISTENER], AT)
    assert (delivery.endpoint, delivery.message, delivery.next_at) == (LISTENER.id, message.id, AT)
