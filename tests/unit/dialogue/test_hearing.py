"""Hearing a turn: understood, applied by the rules, added to the history."""

from app.dialogue.hearing import hear_turn
from app.negotiation.acts import Accept, Propose, Unknown
from app.negotiation.protocol import Phase, state
from tests.builders_talk import CLIENT, NOTHING, VENDOR, WORDS, offered, on, whole


def test_what_is_heard_is_the_next_turn_of_the_history() -> None:
    heard = hear_turn("We could pay 84.", NOTHING, WORDS, CLIENT)
    assert heard.history.turns == (heard.turn,)
    assert heard.turn.acts == heard.understanding.acts == (Propose((on(price=84),)),)


def test_both_sides_are_heard_one_after_the_other() -> None:
    first = hear_turn("We ask for 96.", NOTHING, WORDS, VENDOR)
    second = hear_turn("80.", first.history, WORDS, CLIENT)
    assert [turn.role for turn in second.history.turns] == [VENDOR, CLIENT]


def test_a_yes_to_a_whole_offer_opens_the_agreeing() -> None:
    heard = hear_turn("I accept.", offered(whole()), WORDS, CLIENT)
    assert heard.turn.acts == (Accept(),)
    assert state(heard.history, WORDS.scenario).phase is Phase.AGREEING


def test_what_the_rules_forbid_becomes_a_doubt_and_the_rest_stays() -> None:
    heard = hear_turn("I accept.", offered(whole(), whole(price=90)), WORDS, CLIENT)
    assert Accept() not in heard.turn.acts
    assert isinstance(heard.turn.acts[-1], Unknown)
    assert len(heard.turn.acts) == len(heard.turn.spans)


def test_a_yes_to_an_offer_that_leaves_issues_open_takes_the_values_it_named() -> None:
    heard = hear_turn("I accept.", offered(on(price=84)), WORDS, CLIENT)
    assert heard.understanding.acts == (Accept(),)
    assert heard.turn.acts == (Accept(on(price=84)),)
