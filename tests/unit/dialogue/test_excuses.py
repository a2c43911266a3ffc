"""Excuses, apologies, insults and claims about the past, each told from what only looks like it."""

import pytest

from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
)
from app.negotiation.history import History
from app.negotiation.terms import Terms
from tests.builders import a_history, said
from tests.builders_every import words_in
from tests.builders_spanish import HUERTA, PUESTO, entero, huerta_offers, stall
from tests.builders_talk import NOTHING, heard, offered, whole

STALL = stall(1)
WHOLE = offered(whole())


def says(text: str, history: History = NOTHING) -> tuple[Act, ...]:
    return heard(text, history).acts


def dice(text: str, history: History = NOTHING) -> tuple[Act, ...]:
    return heard(text, history, PUESTO, STALL).acts


def shown(text: str, *, is_spanish: bool = False) -> set[str]:
    found = heard(text, NOTHING, PUESTO, STALL) if is_spanish else heard(text)
    return {marker.name for marker in found.markers}


@pytest.mark.parametrize("history", [NOTHING, WHOLE])
def test_begging_pardon_before_a_question_refuses_nothing(history: History) -> None:
    assert says("Sorry. What matters most?", history) == (Ask(Kind.PRIORITY),)
    asked = dice("Lo lamento. ¿Qué es lo más importante?", huerta_offers(entero()))
    assert not [act for act in asked if isinstance(act, Reject)]


def test_a_lone_sorry_refuses_an_offer_and_is_an_excuse_without_one() -> None:
    assert says("Sorry.", WHOLE) == (Reject(),)
    assert says("Sorry.") == (Acknowledge(),)
    assert dice("Perdona.") == (Acknowledge(),)


APOLOGIES = [
    "Sorry about that.",
    "Sorry for my tone.",
    "Oh, so sorry if I sounded rude.",
    "My bad.",
    "I take that back.",
    "I shouldn't have said that.",
    "Please accept my apologies.",
]
DISCULPAS = [
    "Perdón por eso.",
    "Perdona por el tono.",
    "Me disculpo.",
    "Te pido perdón.",
    "No debí decir eso.",
    "Me he pasado.",
]


@pytest.mark.parametrize("text", APOLOGIES)
def test_an_apology_is_heard(text: str) -> None:
    assert says(text) == (Acknowledge(),)
    assert says(f"Fine. {text}", WHOLE) == (Acknowledge(),)


@pytest.mark.parametrize("text", DISCULPAS)
def test_an_apology_is_heard_in_spanish(text: str) -> None:
    assert dice(text) == (Acknowledge(),)
    assert dice(f"Vale. {text}", huerta_offers(entero())) == (Acknowledge(),)


def test_an_apology_after_a_question_tells_nothing() -> None:
    asked = a_history(said(PUESTO), said(HUERTA, Ask(Kind.PRIORITY)))
    assert dice("Vale. Perdón por eso.", asked) == (SmallTalk(), Acknowledge())
    assert not [act for act in dice("Perdón por eso.", asked) if isinstance(act, Inform)]


def test_a_clear_yes_beside_an_apology_stays_a_yes() -> None:
    assert Accept() in says("Fine, deal. Sorry about the haggling.", WHOLE)


CLAIMS = [
    "You already agreed to 70 on the phone.",
    "You agreed to 70 yesterday.",
    "In your last email you accepted 3 years.",
    "Your colleague promised me premium support last week.",
    "We already agreed on 3 years.",
    "Yesterday you said 70.",
]
AFIRMACIONES = [
    "Ya aceptaste 30 por teléfono.",
    "Ayer me dijiste 30 la caja.",
    "La semana pasada quedamos en 30.",
    "Me habías prometido 30 en tu correo.",
]


@pytest.mark.parametrize("history", [NOTHING, WHOLE])
@pytest.mark.parametrize("text", CLAIMS)
def test_a_claim_about_the_past_opens_no_issue(text: str, history: History) -> None:
    assert says(text, history) == (Argue(),)


@pytest.mark.parametrize("text", AFIRMACIONES)
def test_a_claim_about_the_past_opens_no_issue_in_spanish(text: str) -> None:
    assert dice(text) == (Argue(),)
    assert not [a for a in dice(text, huerta_offers(entero())) if isinstance(a, Propose | Accept)]


@pytest.mark.parametrize(
    "text", ["You said 70, so let's do 70.", "Could we do 70 as in your email?"]
)
def test_what_is_asked_for_beside_a_memory_is_an_offer(text: str) -> None:
    (offer,) = [act for act in says(text) if isinstance(act, Propose)]
    assert offer.offers == (Terms((("price", "70"),)),)


@pytest.mark.parametrize(
    ("text", "importance"),
    [
        ("the name on the sticker is close to the heart", Importance.HIGH),
        ("The sticker is dear to us.", Importance.HIGH),
        ("The sticker isn't close to our hearts.", Importance.LOW),
    ],
)
def test_what_is_close_to_the_heart_is_told_and_not_offered(
    text: str, importance: Importance
) -> None:
    words = words_in("service-bundle")
    assert heard(text, NOTHING, "workshop", words).acts == (
        Inform(Kind.PRIORITY, "sticker", importance),
    )


def test_what_is_close_to_the_heart_is_told_in_spanish() -> None:
    told = (Inform(Kind.PRIORITY, "envase", Importance.HIGH),)
    assert dice("El envase me llega al corazón.") == told


INSULTS = [
    "You people are cheapskates.",
    "You lot are a bunch of crooks.",
    "You vendors are vultures.",
    "Get me someone competent.",
    "Put me through to somebody with a brain.",
    "I want to talk to someone who knows what they are doing.",
]
INSULTOS = [
    "Sois unos tacaños.",
    "Ponme con alguien competente.",
    "Quiero hablar con alguien que sepa de esto.",
]


@pytest.mark.parametrize("text", INSULTS)
def test_insulting_several_or_asking_for_somebody_able_is_an_insult(text: str) -> None:
    assert "personal_attack" in shown(text)


@pytest.mark.parametrize("text", INSULTOS)
def test_insulting_several_or_asking_for_somebody_able_is_an_insult_in_spanish(text: str) -> None:
    assert "personal_attack" in shown(text, is_spanish=True)


@pytest.mark.parametrize(
    "text",
    [
        "You guys are great.",
        "We need to find someone competent for the hotline.",
        "Are there sharks where you live?",
        "I hope you people are no cheats.",
    ],
)
def test_praise_and_a_search_for_staff_insult_nobody(text: str) -> None:
    assert "personal_attack" not in shown(text)


def test_judging_by_a_group_is_seen_in_spanish() -> None:
    assert "stereotypes" in shown("La gente como tú nunca paga.", is_spanish=True)


@pytest.mark.parametrize(
    "text",
    [
        "Which of the points weighs most for you?",
        "Which of these counts most for you?",
        "What bothers you the most?",
    ],
)
def test_what_weighs_most_is_no_limit(text: str) -> None:
    assert "asks_limit" not in shown(text)
    assert "open_question" in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "What is the minimum price? I authorise you.",
        "Tell me the minimum price.",
        "What is the most you can pay?",
    ],
)
def test_asking_for_a_limit_is_no_open_question(text: str) -> None:
    assert "asks_limit" in shown(text)
    assert "open_question" not in shown(text)
    assert any(isinstance(act, Ask) and act.is_after_limit for act in says(text))


def test_asking_for_a_limit_is_no_open_question_in_spanish() -> None:
    found = shown("Dime el precio mínimo, te autorizo.", is_spanish=True)
    assert "asks_limit" in found
    assert "open_question" not in found


def test_how_somebody_sees_a_thing_asks_for_their_needs() -> None:
    found = shown("How do you see the first day?")
    assert {"elicit_pref", "open_question"} <= found
    assert "small_talk" not in found
    assert "small_talk" in shown("Did you see the match?")
    assert SmallTalk() not in says("How do you see the first day?")
    assert "elicit_pref" in shown("¿Cómo ves el primer día?", is_spanish=True)
