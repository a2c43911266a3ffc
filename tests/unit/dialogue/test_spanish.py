"""What people type in Spanish: tú, vos and usted, casual, without accents, figures in words."""

from time import perf_counter

import pytest

from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
    Unknown,
)
from app.negotiation.history import History
from app.negotiation.terms import Terms, terms_of
from tests.builders import a_history, said
from tests.builders_spanish import HUERTA, PUESTO, entero, huerta_offers, stall
from tests.builders_talk import NOTHING, heard

WORDS = stall(1)  # the price runs from 20 to 40


def sobre(**settled: str | int) -> Terms:
    return terms_of({issue: str(option) for issue, option in settled.items()})


def dice(text: str, history: History = NOTHING) -> tuple[Act, ...]:
    return heard(text, history, PUESTO, WORDS).acts


def ofrece(**settled: str | int) -> Propose:
    return Propose((sobre(**settled),))


def a_cambio(**settled: str | int) -> Propose:
    return Propose((sobre(**settled),), is_conditional=True)


OFFERED = huerta_offers(entero())
ASKED = a_history(said(PUESTO), said(HUERTA, Ask(Kind.PRIORITY)))
AGREEING = a_history(
    said(PUESTO, Propose((entero(),))), said(HUERTA, Accept(entero()), Summarise(entero()))
)

OFFERS = [
    ("Te ofrezco 25 € la caja.", ofrece(precio=25)),
    ("Le ofrezco 25 euros por caja", ofrece(precio=25)),
    ("te doy 25", ofrece(precio=25)),
    ("Puedo pagar 28 € por caja.", ofrece(precio=28)),
    ("Pago veintiocho euros.", ofrece(precio=28)),
    ("¿Qué te parece treinta y dos euros la caja?", ofrece(precio=32)),
    ("Que tal 30?", ofrece(precio=30)),
    ("¿Podrías dejármela en 26 €?", ofrece(precio=26)),
    ("Dejémoslo en 27.", ofrece(precio=27)),
    ("Quedamos en 29 euros", ofrece(precio=29)),
    ("subo a 31", ofrece(precio=31)),
    ("Mi propuesta: 28 € la caja y pago a 21 días.", ofrece(precio=28, pago=21)),
    ("28 la caja, pago a tres semanas y sin feos", ofrece(precio=28, pago=21, feos="ninguno")),
    ("Necesito la entrega antes de abrir.", ofrece(entrega="antes-de-abrir")),
    ("Quiero que me los traigas de madrugada", ofrece(entrega="antes-de-abrir")),
    ("Podemos ir a la huerta y pagar a 28 días.", ofrece(entrega="recogida", pago=28)),
    ("¿Te sirve pago mensual?", ofrece(pago=28)),
    ("Prefiero cajas retornables.", ofrece(envase="retornable")),
    ("Me quedo con una de cada cinco de feos", ofrece(feos="de-cada-cinco")),
    ("No, 25.", ofrece(precio=25)),
    ("de 22 a 24 € te subo", ofrece(precio=24)),
    ("26, perdón, 27 euros", ofrece(precio=27)),
    ("27,00 € la caja te ofrezco", ofrece(precio=27)),
    (
        "Si me entregas antes de abrir, te pago 34 € la caja.",
        a_cambio(entrega="antes-de-abrir", precio=34),
    ),
    ("A cambio de pago a 28 días, subo a 33 €.", a_cambio(pago=28, precio=33)),
    (
        "Te pago 33 siempre que la entrega sea de madrugada.",
        a_cambio(precio=33, entrega="antes-de-abrir"),
    ),
    (
        "O 28 € con pago a 7 días o 32 € con pago a 28 días.",
        Propose((sobre(precio=28, pago=7), sobre(precio=32, pago=28))),
    ),
    ("Mi última oferta: 27 €.", Propose((sobre(precio=27),), is_final=True)),
]  # fmt: skip

QUESTIONS = [
    ("¿Qué es lo más importante para ti?", Ask(Kind.PRIORITY)),
    ("que te importa mas", Ask(Kind.PRIORITY)),
    ("¿Qué le importa más a usted?", Ask(Kind.PRIORITY)),
    ("¿Cuál es tu prioridad?", Ask(Kind.PRIORITY)),
    ("¿Qué tan importante es la entrega para ti?", Ask(Kind.PRIORITY, "entrega")),
    ("¿Cuánto te importa el plazo de pago?", Ask(Kind.PRIORITY, "pago")),
    ("¿Por qué te importa tanto el plazo de pago?", Ask(Kind.INTEREST, "pago")),
    ("Explícame por qué es tan importante la entrega.", Ask(Kind.INTEREST, "entrega")),
    ("¿Qué te preocupa de los feos?", Ask(Kind.INTEREST, "feos")),
    ("¿Qué necesitas tú?", Ask(Kind.OPEN)),
    ("Cuéntame qué buscas.", Ask(Kind.OPEN)),
    ("¿Cómo lo ves?", Ask(Kind.OPEN)),
    ("¿Qué precio tenías en mente?", Ask(Kind.ISSUE, "precio")),
    ("Hazme una oferta.", Ask(Kind.OPEN)),
    ("¿Tienes otros compradores?", Ask(Kind.ALTERNATIVE)),
    ("¿Qué harás si no llegamos a un acuerdo?", Ask(Kind.ALTERNATIVE)),
    ("¿Cuál es tu precio mínimo?", Ask(Kind.ALTERNATIVE, "precio", is_after_limit=True)),
    ("¿Hasta cuánto puedes bajar?", Ask(Kind.ALTERNATIVE, is_after_limit=True)),
]

TOLD = [
    ("La entrega es lo más importante para mí.", Inform(Kind.PRIORITY, "entrega", Importance.HIGH)),
    ("Para nosotros el plazo de pago es clave", Inform(Kind.PRIORITY, "pago", Importance.HIGH)),
    ("Me importa mucho el envase.", Inform(Kind.PRIORITY, "envase", Importance.HIGH)),
    ("Los feos no me preocupan.", Inform(Kind.PRIORITY, "feos", Importance.LOW)),
    ("El plazo me da igual.", Inform(Kind.PRIORITY, "pago", Importance.LOW)),
    ("la entrega no es tan importante", Inform(Kind.PRIORITY, "entrega", Importance.LOW)),
    ("Con el envase soy flexible.", Inform(Kind.PRIORITY, "envase", Importance.LOW)),
    (
        "El plazo de pago lo necesito largo porque mis clientes me pagan tarde.",
        Inform(Kind.INTEREST, "pago"),
    ),
    ("Tengo otro proveedor que me los vende.", Inform(Kind.ALTERNATIVE)),
]

YES_AND_NO = [
    ("Trato hecho.", Accept()),
    ("Acepto tu oferta.", Accept()),
    ("Sí, acepto.", Accept()),
    ("si acepto", Accept()),
    ("De acuerdo.", Accept()),
    ("vale, cerrado!", Accept()),
    ("Me parece bien.", Accept()),
    ("dale, hecho", Accept()),
    ("ok perfecto", Accept()),
    ("El pago a 14 días me parece bien.", Accept(sobre(pago=14))),
    ("No.", Reject()),
    ("No puedo aceptar eso.", Reject()),
    ("Es demasiado caro.", Reject(issue="precio")),
    ("No me sirve.", Reject()),
    ("No puedo pagar 30 €.", Reject(sobre(precio=30), issue="precio")),
    ("30 € es mucho", Reject(sobre(precio=30), issue="precio")),
    ("sin cajas de madera", Reject(sobre(envase="madera"), issue="envase")),
    ("No quiero pago a 14 días", Reject(sobre(pago=14), issue="pago")),
]

REST: list[tuple[str, type[Act]]] = [
    ("Hola, buenos días.", Greet),
    ("Buenas tardes, encantada.", Greet),
    ("¿Qué tal estás?", SmallTalk),
    ("¡Muchas gracias!", SmallTalk),
    ("Entiendo lo que dices.", Acknowledge),
    ("Lo siento mucho, debe ser muy duro.", Acknowledge),
    ("Vamos por partes.", SuggestProcess),
    ("Hablemos primero de lo que necesitamos.", SuggestProcess),
    ("Si te he entendido bien, la entrega es lo que más te importa.", Summarise),
    ("En resumen: 30 € y pago a 14 días.", Summarise),
    ("Los precios de mercado son más bajos.", Argue),
    ("Estoy muy decepcionada.", Argue),
    ("O bajas el precio o me voy con otro proveedor.", Threaten),
    ("Si no, se acabó el trato y me busco a otra.", Threaten),
    ("Lo tomas o lo dejas.", Threaten),
    ("Me voy. Adiós.", Close),
    ("Lo dejamos aquí.", Close),
    ("No hay trato, lo siento.", Close),
    ("Hasta luego.", Unknown),
    ("Un 10 % más barato, por favor.", Unknown),
]

DOUBTS = [
    ("Te ofrezco unos 25 €.", "hint"),
    ("alrededor de 30 la caja", "hint"),
    ("un poco menos de 30 euros", "hint"),
    ("Te ofrezco 12 € la caja.", "outside_range"),
    ("te doy 25,50 € la caja", "between_steps"),
    ("pago a 10 días", "between_steps"),
]


@pytest.mark.parametrize(("text", "act"), OFFERS)
def test_an_offer_is_heard_with_its_values(text: str, act: Act) -> None:
    assert dice(text) == (act,)


@pytest.mark.parametrize(("text", "act"), QUESTIONS)
def test_a_question_is_heard_by_what_it_asks_for(text: str, act: Act) -> None:
    assert dice(text) == (act,)


@pytest.mark.parametrize(("text", "act"), TOLD)
def test_what_is_told_of_one_s_own_side_is_heard(text: str, act: Act) -> None:
    assert act in dice(text)
    assert not any(isinstance(one, Propose) for one in dice(text))


@pytest.mark.parametrize(("text", "act"), YES_AND_NO)
def test_yes_and_no_are_heard_after_an_offer(text: str, act: Act) -> None:
    assert dice(text, OFFERED) == (act,)


@pytest.mark.parametrize(("text", "kind"), REST)
def test_the_rest_of_talk_is_heard_for_what_it_is(text: str, kind: type[Act]) -> None:
    assert any(isinstance(act, kind) for act in dice(text, OFFERED)), dice(text, OFFERED)


@pytest.mark.parametrize(("text", "doubt"), DOUBTS)
def test_what_is_not_exact_is_asked_about_and_never_guessed(text: str, doubt: str) -> None:
    acts = dice(text)
    assert [act.doubt for act in acts if isinstance(act, Unknown)] == [doubt]
    assert not any(isinstance(act, Propose) and act.offers[0] for act in acts)


@pytest.mark.parametrize(
    "text", ["Sí, confirmo.", "si, todo correcto", "Así es.", "exacto", "vale"]
)
def test_restated_terms_are_confirmed(text: str) -> None:
    assert dice(text, AGREEING) == (Accept(),)


@pytest.mark.parametrize(
    "text", ["Prefiero no decirlo.", "Eso me lo guardo.", "no te lo voy a decir"]
)
def test_keeping_something_to_oneself_answers_no_question(text: str) -> None:
    assert dice(text, ASKED) == (Reject(asked=Kind.PRIORITY),)


@pytest.mark.parametrize(
    ("with_accents", "without"),
    [
        ("¿Cuánto pides por caja?", "cuanto pides por caja?"),
        ("¿Qué más te preocupa?", "que mas te preocupa?"),
        ("Sí, acepto.", "si, acepto"),
        ("Te pagaría a 14 días.", "te pagaria a 14 dias"),
        ("mañana por la madrugada me sirve", "manana por la madrugada me sirve"),
    ],
)
def test_nothing_hangs_on_an_accent(with_accents: str, without: str) -> None:
    assert dice(with_accents, OFFERED) == dice(without, OFFERED)


@pytest.mark.parametrize(
    ("figure", "price"),
    [("treinta y dos", 32), ("veintiuno", 21), ("cuarenta", 40), ("treinta i dos", 32), ("32", 32)],
)
def test_figures_may_be_words(figure: str, price: int) -> None:
    assert dice(f"te ofrezco {figure} euros la caja") == (ofrece(precio=price),)


def test_every_value_has_its_place_in_what_was_typed() -> None:
    text = "Bueno… ¿y 28 € la caja, con pago a tres semanas?"
    found = heard(text, NOTHING, PUESTO, WORDS)
    places = {str(m.issue): m.span.of(text) for m in found.mentions}
    assert places == {"precio": "28 € la caja", "pago": "tres semanas"}


@pytest.mark.parametrize(
    "unit", ["si ", "sí, ", "no puedo ", "de 25 a ", "dos mil ", "ok vale ", "mi abuelo es ", "¿¡"]
)
def test_a_long_text_is_read_in_a_moment(unit: str) -> None:
    """A pattern that can match the same words in two ways would take years."""
    started = perf_counter()
    heard((unit * 4_000)[:4_000], OFFERED, PUESTO, WORDS)
    assert perf_counter() - started < 2


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Antes de hablar de dinero: ¿qué es lo que más te importa?", (Ask(Kind.PRIORITY),)),
        ("ola, q precio tienes", (Greet(), Ask(Kind.ISSUE, "precio"))),
        ("La recogida me viene fatal", (Reject(sobre(entrega="recogida"), issue="entrega"),)),
    ],
)
def test_a_casual_question_and_a_plain_no_are_read(text: str, acts: tuple[Act, ...]) -> None:
    assert dice(text) == acts


def test_a_worry_about_an_option_is_no_offer_of_it() -> None:
    said_so = dice("A mí lo que más me preocupa es la recogida, porque abro a las siete.")
    assert Inform(Kind.PRIORITY, "entrega", Importance.HIGH) in said_so
    assert not any(isinstance(act, Propose) for act in said_so)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Así que lo que más te importa es la entrega.", "entrega"),
        ("Bueno, para ti el pago es lo primero.", "pago"),
        ("El precio le preocupa mucho, ya veo.", "precio"),
        ("Entonces la entrega es lo más importante para ti.", "entrega"),
    ],
)
def test_saying_back_what_matters_to_them_tells_nothing_of_ones_own(text: str, issue: str) -> None:
    assert dice(text) == (Acknowledge(issue),)


@pytest.mark.parametrize(
    "text",
    [
        "Gracias, qué bien hablas, da gusto escucharte.",
        "Juntas somos más fuertes y eso me hace feliz.",
        "Dime un cuento bonito de tu abuela.",
        "Estoy segura de que nos irá bien a todos.",
    ],
)
def test_thanks_praise_and_wishes_answer_no_question(text: str) -> None:
    asks = a_history(said(PUESTO), said(HUERTA, Ask(Kind.PRIORITY, "pago")))
    assert not any(isinstance(act, Inform) for act in dice(text, asks))


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Mucho.", Importance.HIGH),
        ("La verdad, muchísimo.", Importance.HIGH),
        ("No tanto.", Importance.LOW),
        ("Más bien poco.", Importance.LOW),
    ],
)
def test_a_plain_word_says_how_much(text: str, weight: Importance) -> None:
    asks = a_history(said(PUESTO), said(HUERTA, Ask(Kind.PRIORITY, "pago")))
    assert dice(text, asks) == (Inform(Kind.PRIORITY, "pago", weight),)


def test_a_question_is_quoted_with_the_mark_that_opens_it() -> None:
    text = "Hola. ¿Qué es lo que más te importa?"
    found = heard(text, NOTHING, PUESTO, WORDS)
    assert found.spans[-1].of(text) == "¿Qué es lo que más te importa?"
    assert {m.span.of(text)[:1] for m in found.markers if m.name == "open_question"} == {"¿"}


def test_a_figure_set_off_by_a_comma_is_put_forward() -> None:
    assert dice("¿Qué dices de todo esto, 30?") == (ofrece(precio=30),)
    assert dice("28, ¿qué te parece?") == (Unknown("which_issue"),)


def test_one_of_several_offers_is_taken_by_what_only_it_holds() -> None:
    wooden, paper = entero(precio=30), entero(precio=28, envase="carton")
    both = huerta_offers(wooden, paper)
    assert dice("Acepto la oferta con cartón.", both) == (Accept(paper),)
    assert dice("Acepto la oferta con pago a 14 días.", both) == (Unknown("which_offer"),)


def test_what_cannot_be_done_without_is_asked_about() -> None:
    found = dice("28 la caja y sin envase.")
    assert set(found) == {ofrece(precio=28), Unknown("hint", "envase")}


def test_taking_the_offer_but_for_one_thing_takes_the_rest_and_asks() -> None:
    theirs = entero()
    rest = theirs.only(set(theirs.issues) - {"entrega"})
    found = dice("La tomo, pero necesito la entrega antes.", huerta_offers(theirs))
    assert found == (Accept(rest), Unknown("hint", "entrega"))


def test_what_is_all_one_weighs_little() -> None:
    found = dice("El envase ni me va ni me viene.", huerta_offers(entero()))
    assert found == (Inform(Kind.PRIORITY, "envase", Importance.LOW),)
