"""One turn: heard, applied or asked about, decided and spoken."""

from dataclasses import replace

import pytest

from app.dialogue.speak import NothingToSay
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Ask,
    Close,
    Greet,
    Kind,
    Marker,
    Propose,
    Reject,
    Span,
    Summarise,
    Unknown,
)
from app.negotiation.history import History
from app.negotiation.protocol import Phase, state
from app.sessions.turn import PRESSED, answer, hear, press, understood_lines
from tests.builders import a_history
from tests.builders_play import a_table
from tests.builders_talk import client, on, vendor, whole

TABLE = a_table(6)
OFFERED = a_history(client(), vendor(Propose((whole(price=80),))))


def test_the_counterpart_opens_the_talk() -> None:
    reply = answer(TABLE, History())
    assert (reply.turn.number, reply.turn.role) == (1, "vendor")
    assert reply.turn.has(Greet)
    assert reply.turn.text == reply.spoken.text
    assert reply.history.turns == (reply.turn,)


def test_words_become_acts_a_reading_and_a_turn_of_the_history() -> None:
    heard = hear(TABLE, answer(TABLE, History()).history, "What matters most to you?")
    assert heard.turn.acts == (Ask(Kind.PRIORITY),)
    assert heard.turn.number == 2
    assert heard.history.turns[-1] == heard.turn
    assert len(heard.understood) == 1
    assert heard.confidence > 0.8


def test_the_reply_speaks_for_what_was_decided() -> None:
    heard = hear(TABLE, answer(TABLE, History()).history, "What matters most to you?")
    reply = answer(TABLE, heard.history)
    assert reply.turn.acts == reply.decision.acts
    assert reply.decision.why
    assert reply.history == heard.history.plus(reply.turn)


def test_the_same_history_gets_the_same_reply() -> None:
    assert answer(TABLE, OFFERED) == answer(TABLE, OFFERED)


def test_a_button_is_an_act_that_rests_on_its_own_words() -> None:
    heard = press(TABLE, OFFERED, Propose((on(price=70, term=2),)))
    assert heard.turn.acts == (Propose((on(price=70, term=2),)),)
    assert "70" in heard.turn.text
    assert heard.turn.quote(heard.turn.acts[0]) == heard.turn.text
    assert heard.confidence == 1.0


@pytest.mark.parametrize("act", [Propose((on(price=70),)), Accept(), Close()])
def test_what_was_pressed_is_marked_from_end_to_end(act: Act) -> None:
    turn = press(TABLE, OFFERED, act).turn
    assert turn.markers == (Marker(PRESSED, Span(0, len(turn.text))),)
    assert not hear(TABLE, OFFERED, turn.text).turn.marked(PRESSED)


def test_accepting_their_whole_offer_begins_the_agreement_and_they_restate_it() -> None:
    heard = press(TABLE, OFFERED, Accept())
    assert state(heard.history, TABLE.scenario).phase is Phase.AGREEING
    assert answer(TABLE, heard.history).turn.has(Summarise)


@pytest.mark.parametrize(
    ("history", "doubt"),
    [
        (a_history(client(), vendor(Ask(Kind.OPEN))), "nothing_to_accept"),
        (a_history(client(), vendor(Propose((whole(price=80), whole(price=81))))), "which_offer"),
    ],
)
def test_an_acceptance_the_rules_do_not_allow_becomes_a_doubt(history: History, doubt: str) -> None:
    heard = press(TABLE, history, Accept())
    assert heard.turn.acts == (Unknown(doubt),)
    assert state(heard.history, TABLE.scenario).phase is Phase.OPEN
    assert answer(TABLE, heard.history).turn.text


def test_leaving_ends_it() -> None:
    heard = press(TABLE, OFFERED, Close())
    assert state(heard.history, TABLE.scenario).phase is Phase.ENDED
    assert answer(TABLE, heard.history).turn.has(Close)


def test_other_readings_are_offered_and_acceptance_only_of_an_offer() -> None:
    unoffered = hear(TABLE, answer(TABLE, History()).history, "€70 a seat.")
    offered = hear(TABLE, OFFERED, "€70 a seat.")
    assert "accepted" not in [reading.id for reading in unoffered.alternatives]
    assert "accepted" in [reading.id for reading in offered.alternatives]
    *others, first = offered.alternatives
    assert all(reading.acts != offered.turn.acts for reading in others)
    assert (first.id, first.acts) == ("as_read", offered.turn.acts)


def test_a_confirmation_reads_differently_from_an_acceptance() -> None:
    agreeing = answer(TABLE, press(TABLE, OFFERED, Accept()).history).history
    first = understood_lines(TABLE, OFFERED, (Accept(),))
    assert understood_lines(TABLE, agreeing, (Accept(),)) != first


def test_any_words_get_an_answer() -> None:
    for text in ("?", "…", "🙂", "asdf qwer", "1" * 4_000, "No " * 900):
        heard = hear(TABLE, OFFERED, text)
        assert answer(TABLE, heard.history).turn.text


def test_a_table_without_a_voice_is_a_broken_world() -> None:
    with pytest.raises(NothingToSay):
        answer(replace(TABLE, voices=()), History())


@pytest.mark.parametrize("last_words", ["Yes, I confirm.", "How is the weather?"])
def test_what_the_learner_restates_is_confirmed_and_then_it_is_a_deal(last_words: str) -> None:
    agreeing = press(TABLE, OFFERED, Accept()).history
    restated = "So we have €80 a seat, 2 years, a quote, business support and 30 days."
    heard = hear(TABLE, agreeing, restated)
    assert heard.turn.acts == (Summarise(whole(price=80)),)
    confirmed = answer(TABLE, heard.history)
    assert confirmed.turn.acts == (Accept(),)
    assert state(confirmed.history, TABLE.scenario).phase is Phase.DEAL
    assert state(confirmed.history, TABLE.scenario).terms == whole(price=80)
    over = hear(TABLE, confirmed.history, last_words)
    assert state(over.history, TABLE.scenario).phase is Phase.DEAL


def test_what_the_learner_keeps_to_itself_is_respected() -> None:
    asked = a_history(client(), vendor(Ask(Kind.PRIORITY)))
    heard = hear(TABLE, asked, "I'd rather not say.")
    assert heard.turn.acts == (Reject(asked=Kind.PRIORITY),)
    reply = answer(TABLE, heard.history)
    assert reply.turn.acts[0] == Acknowledge()
    assert Ask(Kind.PRIORITY) not in reply.turn.acts
