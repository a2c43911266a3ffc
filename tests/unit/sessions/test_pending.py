"""A reply under way as a note, and what it took in the end."""

import json
from dataclasses import replace

import pytest

from app.errors import ModelFailed, StorageFailed
from app.negotiation.acts import Acknowledge, Ask, Kind, Propose
from app.negotiation.history import History
from app.sessions.live_speech import SpeechLog
from app.sessions.pending import (
    Pending,
    ShownUnit,
    later,
    pending_note,
    pending_of,
    spoken_note,
)
from app.sessions.ports import Transaction
from app.storage.memory import MemoryStore
from tests.builders_live import USE
from tests.builders_store import AT, a_session
from tests.builders_talk import on

pytestmark = pytest.mark.anyio
OFFER = Propose((on(price=84, support="premium"),))
QUESTION = Ask(Kind.PRIORITY)
PENDING = Pending("trn_9", "spk_1", AT, 7, (Acknowledge(), OFFER, QUESTION), "it is time")
ASKED = ShownUnit("What is most important to you?", (QUESTION,), "model")
OFFERED = ShownUnit("84 a seat with premium support.", (OFFER,), "template")


async def test_it_is_kept_and_read_back_as_it_was() -> None:
    store, pending = MemoryStore(lambda: AT), PENDING.plus([ASKED])

    def work(tx: Transaction) -> Pending | None:
        tx.add_session(a_session())
        tx.put_note(pending_note(a_session(), pending, AT))
        return pending_of(tx, "ses_1")

    assert await store.transact(work) == pending


async def test_a_session_with_nothing_under_way_has_none() -> None:
    store = MemoryStore(lambda: AT)

    def work(tx: Transaction) -> list[Pending | None]:
        tx.add_session(a_session())
        before = pending_of(tx, "ses_1")
        tx.put_note(pending_note(a_session(), PENDING, AT))
        tx.put_note(pending_note(a_session(), None, AT))
        return [before, pending_of(tx, "ses_1")]

    assert await store.transact(work) == [None, None]


async def test_a_note_nobody_can_read_is_a_failure_of_the_store() -> None:
    store = MemoryStore(lambda: AT)

    def work(tx: Transaction) -> None:
        tx.add_session(a_session())
        broken = replace(pending_note(a_session(), PENDING, AT), data={"turn_id": "trn_9"})
        tx.put_note(broken)
        pending_of(tx, "ses_1")

    with pytest.raises(StorageFailed):
        await store.transact(work)


def test_a_lease_runs_out() -> None:
    pending = replace(PENDING, until=later(AT, 10))
    assert pending.is_held(AT)
    assert pending.is_held(later(AT, 9.9))
    assert not pending.is_held(later(AT, 10))


def test_a_lease_does_not_hold_for_hours_when_the_clock_is_set_back() -> None:
    pending = replace(PENDING, until=later(AT, 10), at=AT)
    assert pending.is_held(AT)
    assert pending.is_held(later(AT, -9))  # another server's clock
    assert not pending.is_held(later(AT, -3600))
    assert not pending.is_held(later(AT, 3600))


def test_what_is_open_is_what_no_unit_says_but_for_courtesies() -> None:
    assert PENDING.open == PENDING.acts
    assert PENDING.plus([ASKED]).open == (OFFER,)
    assert PENDING.plus([ASKED, OFFERED]).open == ()


def test_the_kept_turn_has_the_decided_acts_in_their_order_and_names_who_worded_it() -> None:
    reply = PENDING.plus([ASKED, OFFERED]).worded(History(), "vendor", "it is time")
    assert reply.turn.acts == PENDING.acts
    assert reply.turn.text == f"{ASKED.text} {OFFERED.text}"
    assert (reply.units, reply.voice) == ((ASKED.text, OFFERED.text), "model+template")
    assert reply.history.turns == (reply.turn,)


def test_what_could_not_be_said_is_not_in_the_turn() -> None:
    assert PENDING.plus([OFFERED]).done == (Acknowledge(), OFFER)


def test_what_it_took_holds_figures_and_names_and_no_words() -> None:
    failed = ModelFailed("cut")
    failed.tokens_in, failed.tokens_out = 10, 2
    reply = PENDING.plus([ASKED, OFFERED]).worded(History(), "vendor", "it is time")
    note = spoken_note(a_session(), reply, SpeechLog([USE], [], [failed]), AT)
    assert (note.kind, note.key) == ("spoken", "001")
    assert (note.data["tokens_in"], note.data["tokens_out"]) == (310, 42)
    assert note.data["failures"] == ["cut"]
    (use,) = json.loads(json.dumps(note.data["uses"]))
    assert use == {
        "model": "tiny",
        "prompt": "voice/speak",
        "prompt_hash": "0" * 12,
        "tokens_in": 300,
        "tokens_out": 40,
        "is_estimated": False,
    }
