"""Families of words that no free speech may hold, beside an offer that was decided.

Each sentence stands after an honest one: it is refused with the whole text or left out of it.
"""

import pytest

from app.dialogue.ports import Violation
from app.negotiation.acts import Ask, Kind, Propose, Reject, Threaten
from tests.builders import a_history
from tests.builders_free import freely, refusal, shown
from tests.builders_talk import SCENARIO, VENDOR, client, on

HONEST = "Let's say 84 a seat, with premium support."
OFFER = Propose((on(price=84, support="premium"),))
HONRADA = "Te propongo 32 € la caja."
OFERTA = Propose((on(precio=32),))

ENGLISH = {
    "yes": ["Consider it done.", "Here's my hand.", "Fine, have it your way.", "Sold!"],
    "promise": ["I'll throw in the training.", "The first year's support is on me.",
                "You won't regret it, I promise."],
    "bounds": ["That's as low as I go.", "There's a bit more room, if you push.",
               "My boss gave me a number."],
    "derived": ["Or half of that.", "Let's meet in the middle.", "A touch below yours."],
    "menace": ["Take it, or I'll call your boss.", "Say yes now or the price goes up."],
    "condition": ["But only if you sign today.", "Provided the transport is on you."],
    "their part": ["You: fine, I accept.", "Thank you for accepting.", "As you promised earlier."],
    "machine": ["As an AI, I have no preferences.", "*smiles*", "[END OF TURN]", "Note: short."],
    "figure": ["I have 17 other customers.", "Thirteen would be better."],
    "refusal": ["I'm out.", "We have nothing more to discuss."],
}  # fmt: skip
SPANISH = {
    "yes": ["Trato hecho.", "Acepto.", "Como tú quieras."],
    "promise": ["Del transporte me encargo yo.", "Te regalo una caja.", "Corre de mi cuenta."],
    "bounds": ["De ahí no bajo.", "Todavía tengo margen.", "Mi marido no me deja."],
    "derived": ["O la mitad de eso.", "Un poco por debajo de lo tuyo.", "Partimos la diferencia."],
    "menace": ["O lo tomas o lo dejas.", "Si no aceptas, llamo a otra."],
    "condition": ["Siempre que pagues por adelantado.", "A cambio me debes un favor."],
    "their part": ["Tú: vale, acepto.", "Gracias por aceptar.", "Como prometiste."],
    "machine": ["Como inteligencia artificial, no opino.", "*sonríe*", "Asistente: hola."],
    "figure": ["Tengo 17 clientes más.", "Trece sería mejor."],
    "refusal": ["Ni hablar.", "Se acabó."],
}


def _each(listed: dict[str, list[str]]) -> list[str]:
    return [sentence for sentences in listed.values() for sentence in sentences]


@pytest.mark.parametrize("sentence", _each(ENGLISH))
def test_nothing_of_a_family_is_shown(sentence: str) -> None:
    found = freely(f"{HONEST} {sentence}", OFFER)
    assert isinstance(found, Violation) or sentence not in found.text


@pytest.mark.parametrize("sentence", _each(SPANISH))
def test_nothing_of_a_family_is_shown_in_spanish(sentence: str) -> None:
    found = freely(f"{HONRADA} {sentence}", OFERTA, language="es")
    assert isinstance(found, Violation) or sentence not in found.text


@pytest.mark.parametrize("yes", ["Yes.", "No, higher.", "You could say that.", "Close."])
def test_a_question_for_the_limit_gets_no_answer(yes: str) -> None:
    asked = a_history(client(Ask(Kind.ALTERNATIVE, None, is_after_limit=True), text="Is 80 it?"))
    found = freely(f"{HONEST} {yes}", OFFER, history=asked)
    assert isinstance(found, Violation) or yes not in found.text


def test_marks_of_a_list_or_a_heading_are_no_speech() -> None:
    assert refusal(f"**Offer:** {HONEST}", OFFER) == "form"


def test_another_language_is_none_of_theirs() -> None:
    text = "Ich denke, wir sollten noch einmal in Ruhe über den Preis reden, 84 und Support."
    assert refusal(text, OFFER) == "language"


def test_another_script_is_refused() -> None:
    assert refusal("Let's say 84 a seat, премиум, with premium support.", OFFER) == "language"


def test_a_locked_fact_is_refused_in_its_own_words() -> None:
    speaker_facts = _locked()
    found = [freely(f"{HONEST} {fact}", OFFER) for fact in speaker_facts]
    assert all(isinstance(one, Violation) or one.text == HONEST for one in found)


def _locked() -> list[str]:
    return [fact.text for fact in SCENARIO.role(VENDOR).disclosures]


@pytest.mark.parametrize(
    "text",
    [f"{HONEST[:-1]}, and nowhere near.", f"{HONEST[:-1]}, and bingo."],
)
def test_a_clause_that_answers_a_question_after_the_limit_is_not_shown(text: str) -> None:
    asked = a_history(client(Ask(Kind.ALTERNATIVE, None, is_after_limit=True)))
    assert shown(text, OFFER, history=asked) == HONEST


def test_leaving_and_taking_back_need_a_decision() -> None:
    text = "No, I am sorry to say that 84 is too much."
    assert shown(f"{text} We have nothing more to discuss.", Reject(on(price=84))) == text


def test_a_question_left_open_may_be_declined_politely() -> None:
    left = Reject(on(), Kind.CONSTRAINT, "price")
    assert shown("My lips are sealed on that one.", left)
    assert shown("I'd rather not go into how far I could go.", left)


@pytest.mark.parametrize(
    "sentence",
    [
        "If you'd like to know what I think, ask away.",
        "As far as I understand, that's a fair reading.",
        "It would help me to hear how important the contract is to you.",
    ],
)
def test_small_words_round_an_offer_are_no_condition_bound_or_claim(sentence: str) -> None:
    assert HONEST in shown(f"{HONEST} {sentence}", OFFER, Ask(Kind.PRIORITY, "term"))


def test_what_is_promised_may_be_the_value_that_was_decided() -> None:
    assert shown("I'll include premium support, at 84 a seat.", OFFER)
    assert refusal("I'll include business support, at 84 a seat.", OFFER)


def test_a_warning_may_say_that_one_would_be_done() -> None:
    text = "Mark this: either something moves or I'm done."
    assert shown(text, Threaten()) == text
    found = freely(f"{HONEST} I'm done.", OFFER)
    assert isinstance(found, Violation) or found.text == HONEST
