"""Corrections: the latest turn is answered anew, an older one only changes what is judged."""

import pytest

from app.errors import Conflict, NotFound, Rejected
from app.negotiation.acts import Propose, SmallTalk
from app.sessions.service import TurnResult
from tests.unit.sessions.playing import (
    GENEROUS,
    ME,
    PACKAGE,
    QUESTION,
    a_session,
    kept,
    leave,
    offer,
    say,
    service,
)

pytestmark = pytest.mark.anyio


async def correct(session: str, turn: str, reading: str) -> TurnResult:
    return await service().correct(ME, session, turn, reading)


async def test_the_latest_turn_is_answered_anew() -> None:
    session = await a_session()
    first = await offer(session.id, PACKAGE)
    said, old_reply = first.turns
    again = await correct(session.id, said.id, "no_offer")
    corrected, reply = again.turns
    assert (corrected.id, corrected.is_corrected, corrected.text) == (said.id, True, said.text)
    assert corrected.understood != said.understood
    assert reply.number == old_reply.number
    assert reply.id != old_reply.id
    assert again.session.standing.mine == ()
    assert again.session.turns_left == first.session.turns_left


async def test_the_old_reply_is_out_of_the_history_and_the_events_go_on() -> None:
    session = await a_session()
    first = await offer(session.id, PACKAGE)
    again = await correct(session.id, first.turns[0].id, "no_offer")
    _, turns = await kept(session.id)
    assert [turn.number for turn in turns] == [1, 2, 3]
    assert first.turns[1].id not in [turn.id for turn in turns]
    assert turns[2].revision == 1
    assert not any(isinstance(act, Propose) for act in turns[1].acts)
    assert again.events[0].seq == first.events[-1].seq + 1
    assert [event.seq for event in await service().events(ME, session.id, 0)] == list(
        range(1, again.events[-1].seq + 1)
    )


async def test_whoever_follows_is_told_how_the_turn_is_understood_now() -> None:
    session = await a_session()
    said = (await offer(session.id, PACKAGE)).turns[0]
    again = await correct(session.id, said.id, "no_offer")
    told = again.events[0]
    assert (told.type, told.turn) == ("turn.completed", said.id)
    turn = told.data["turn"]
    assert isinstance(turn, dict)
    assert turn["understood"] == list(again.turns[0].understood)
    assert turn["is_corrected"]


async def test_a_turn_can_be_corrected_more_than_once() -> None:
    session = await a_session()
    said = (await offer(session.id, PACKAGE)).turns[0]
    for reading in ("no_offer", "ask_priority", "talk"):
        result = await correct(session.id, said.id, reading)
    _, turns = await kept(session.id)
    assert turns[1].acts == (SmallTalk(),)
    assert turns[2].revision == 3
    assert [turn.number for turn in result.session.turns] == [1, 2, 3]


async def test_play_goes_on_from_the_new_answer() -> None:
    session = await a_session()
    said = (await offer(session.id, PACKAGE)).turns[0]
    await correct(session.id, said.id, "no_offer")
    result = await say(session.id, QUESTION)
    assert [turn.number for turn in result.turns] == [4, 5]
    assert result.session.turns_left == 10


async def test_a_resend_after_a_correction_gets_the_answer_that_counts() -> None:
    session = await a_session()
    first = await offer(session.id, PACKAGE, "mine-1")
    again = await correct(session.id, first.turns[0].id, "no_offer")
    resent = await offer(session.id, PACKAGE, "mine-1")
    assert resent.turns[1].id == again.turns[1].id


async def test_an_older_turn_keeps_every_reply_and_changes_how_it_is_understood() -> None:
    session = await a_session()
    older = (await say(session.id, QUESTION)).turns[0]
    before = (await say(session.id, "Why is that?")).session
    result = await correct(session.id, older.id, "talk")
    (turn,) = result.turns
    assert (turn.id, turn.is_corrected) == (older.id, True)
    assert [event.type for event in result.events] == ["turn.completed", "session.state"]
    texts = [turn.text for turn in before.turns]
    assert [turn.text for turn in result.session.turns] == texts
    _, turns = await kept(session.id)
    assert turns[1].acts == (SmallTalk(),)
    assert (result.session.phase, result.session.turns_left) == (before.phase, before.turns_left)


async def test_the_first_reading_can_be_chosen_back_with_its_markers() -> None:
    session = await a_session()
    asked = (await say(session.id, QUESTION)).turns[0]
    _, first = await kept(session.id)
    await correct(session.id, asked.id, "talk")
    shown = (await service().get(ME, session.id)).turns[1]
    assert "as_read" in [alternative.id for alternative in shown.alternatives]
    await correct(session.id, asked.id, "as_read")
    _, again = await kept(session.id)
    assert (again[1].acts, again[1].markers) == (first[1].acts, first[1].markers)


async def test_what_was_pressed_stays_pressed_whatever_it_meant() -> None:
    session = await a_session()
    made = (await offer(session.id, PACKAGE)).turns[0]
    _, first = await kept(session.id)
    for reading in ("no_offer", "as_read"):
        await correct(session.id, made.id, reading)
        _, again = await kept(session.id)
        assert again[1].markers == first[1].markers
    assert (again[1].acts, again[1].spans) == (first[1].acts, first[1].spans)


async def test_an_older_turn_cannot_undo_what_was_agreed_on_since() -> None:
    session = await a_session()
    made = (await offer(session.id, GENEROUS)).turns[0]
    agreeing = (await say(session.id, "How important is the term to you?")).session
    assert agreeing.phase == "agreeing"
    with pytest.raises(Conflict, match="went on from there"):
        await correct(session.id, made.id, "no_offer")
    assert await service().get(ME, session.id) == agreeing


async def test_an_older_turn_cannot_close_a_deal_that_was_talked_on_from() -> None:
    session = await a_session()
    await offer(session.id, GENEROUS)
    doubt = (await say(session.id, "How important is the term to you?")).turns[0]
    later = (await say(session.id, "And the support?")).session
    readings = [reading.id for reading in doubt.alternatives]
    assert "accepted" in readings
    with pytest.raises(Conflict):
        await correct(session.id, doubt.id, "accepted")
    assert await service().get(ME, session.id) == later


async def test_a_reading_that_was_not_offered_is_refused() -> None:
    session = await a_session()
    said = (await say(session.id, QUESTION)).turns[0]
    with pytest.raises(Rejected) as refused:
        await correct(session.id, said.id, "genius")
    assert refused.value.field == "/alternative"


async def test_only_own_turns_can_be_corrected() -> None:
    session = await a_session()
    result = await say(session.id, QUESTION)
    for turn in (result.turns[1].id, session.turns[0].id, "trn_none"):
        with pytest.raises(NotFound) as missing:
            await correct(session.id, turn, "talk")
        assert missing.value.kind == "turn"


async def test_after_the_end_the_turns_stand() -> None:
    session = await a_session()
    said = (await say(session.id, QUESTION)).turns[0]
    await leave(session.id)
    with pytest.raises(Conflict, match="over"):
        await correct(session.id, said.id, "talk")
