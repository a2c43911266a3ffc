"""What is left out of free words: sentences that say nothing decided and may say anything."""

import pytest

from app.dialogue.leaving_out import without_loose
from app.dialogue.recognised import is_loose
from app.negotiation.acts import Acknowledge, Ask, Greet, Kind, Propose, Reject, SuggestProcess
from tests.builders_free import a_free_text, refusal, shown
from tests.builders_talk import on

OFFER = Propose((on(price=84),))


@pytest.mark.parametrize(
    "loose", ["Here's my hand.", "I'm putting my coat on.", "The cat is out of the bag now."]
)
def test_a_sentence_that_may_say_anything_is_left_out(loose: str) -> None:
    offer = "So this once let's say 84 a seat."
    assert shown(f"{offer} {loose}", OFFER) == offer


@pytest.mark.parametrize(
    "harmless",
    ["Thank you, I see what you mean.", "That's a fair point.", "Let me make a suggestion.",
     "Good to hear the support matters so much to you.", "Understood."],
)  # fmt: skip
def test_a_courtesy_stays(harmless: str) -> None:
    text = f"{harmless} Let's say 84 a seat."
    assert shown(text, OFFER, Acknowledge("support")) == text


def test_a_courtesy_that_speaks_of_own_wishes_is_none() -> None:
    offer = "So this once let's say 84 a seat."
    assert shown(f"I see the support matters to me. {offer}", OFFER) == offer


def test_a_question_stays_where_one_was_decided() -> None:
    free = a_free_text("What matters most to you?", Ask(Kind.PRIORITY))
    assert not is_loose(free.parts[0])
    assert is_loose(a_free_text("Shall we dance?", OFFER).parts[0])


def test_a_refusal_stays_where_one_was_decided() -> None:
    assert not is_loose(a_free_text("I can't accept that.", Reject(on(term=4))).parts[0])


def test_a_way_to_go_on_stays_where_one_was_decided() -> None:
    free = a_free_text("Could we come back to that later?", SuggestProcess("later"))
    assert not is_loose(free.parts[0])


def test_a_greeting_may_say_who_speaks() -> None:
    name = a_free_text("x").request.speaker.person
    assert not is_loose(a_free_text(f"{name} here.", Greet()).parts[0])


def test_spanish_courtesies_stay_and_loose_sentences_go() -> None:
    text = "Entiendo lo que dices. Te propongo 32 € la caja."
    act = Propose((on(precio=32),))
    assert shown(text, act, language="es") == text
    assert shown(f"{text} Aquí tienes mi mano.", act, language="es") == text


def test_a_joined_clause_that_may_commit_is_cut_off() -> None:
    free = a_free_text("84 a seat, and I'll owe you a dinner.", OFFER)
    assert without_loose(free) == "84 a seat."


def test_a_joined_clause_of_small_talk_stays_with_small_talk_and_not_with_an_offer() -> None:
    free = a_free_text("84 a seat, and the sun is out.", OFFER)
    assert without_loose(free) == "84 a seat."
    kind = a_free_text("Hello there, and what a view up here.", Greet())
    assert without_loose(kind) == kind.text


def test_small_talk_stays_in_a_greeting_and_nowhere_else() -> None:
    text = "Hello, and what a view from up here!"
    assert not is_loose(a_free_text(text, Greet()).parts[0])
    assert is_loose(a_free_text("What a view from up here!", Greet()).parts[0])


def test_what_is_left_begins_with_a_capital_and_ends() -> None:
    free = a_free_text("Shall we dance? 84 a seat; shall we dance?", OFFER)
    assert without_loose(free) == "84 a seat."


@pytest.mark.parametrize("text", ["...", "!!", "\u2014", "\U0001f642"])
def test_of_a_text_without_a_letter_nothing_is_left(text: str) -> None:
    assert without_loose(a_free_text(text, OFFER)) == ""
    assert refusal(text, OFFER) == "length"
