"""A reading with a model's claims: what it adds, what stays, and what falls back."""

import pytest

from app.dialogue.claims_of_model import ClaimedAct
from app.dialogue.listen import listen
from app.dialogue.model_question import asked_of_model
from app.dialogue.model_reading import READ_BY_MODEL, read_with
from app.negotiation.acts import (
    Accept,
    Argue,
    Ask,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    Unknown,
)
from tests.builders import a_history, said
from tests.builders_ear import ASKED_FOR_YEARS, REMARK, offers, read, three_years
from tests.builders_spanish import HUERTA, PUESTO, stall
from tests.builders_talk import heard, offered, on, whole

LONG = (
    "The nurses come to me on Monday mornings with their phones in their hands and ask who is on "
    "shift and I have nothing to tell them."
)


def test_an_honest_reading_takes_the_place_of_the_doubt() -> None:
    found = read("Three.", three_years(), history=ASKED_FOR_YEARS)
    assert found.acts == (Propose((on(term=3),)),)
    assert [span.of("Three.") for span in found.spans] == ["Three"]


def test_a_reading_with_a_models_part_in_it_is_marked_over_all_its_words() -> None:
    found = read(REMARK, ClaimedAct("argue", REMARK))
    (mark,) = (m for m in found.markers if m.name == READ_BY_MODEL)
    assert mark.span.of(REMARK) == REMARK
    assert mark.confidence == 0
    rest = [m for m in found.markers if m is not mark]
    assert rest == list(heard(REMARK).markers)


@pytest.mark.parametrize(
    "claims",
    [
        (),
        (offers("Three", term=("4", "Three")),),
        (ClaimedAct("accept", "Three"), ClaimedAct("close", "Three")),
        (ClaimedAct("propose", "I offer three years"),),
    ],
)
def test_where_nothing_stands_the_rules_reading_does(claims: tuple[ClaimedAct, ...]) -> None:
    found = read("Three.", *claims, history=ASKED_FOR_YEARS)
    assert found == heard("Three.", ASKED_FOR_YEARS)


def test_what_the_rules_read_stays() -> None:
    asks, text = "What matters most to you?", f"What matters most to you? {LONG} {LONG} {REMARK}"
    assert heard(text).acts == (Ask(Kind.PRIORITY), Unknown())
    claims = ClaimedAct("inform", LONG, "interest"), ClaimedAct("ask", asks, "open")
    found = read(text, *claims).acts
    assert Ask(Kind.PRIORITY) in found
    assert Inform(Kind.INTEREST) in found
    assert Unknown() not in found


def test_nothing_binding_is_added_to_what_binds() -> None:
    yes, history = "Sounds fair to me, agreed.", offered(whole(price=88))
    text = f"That is too much. {LONG} {LONG} {REMARK} {yes}"
    before = heard(text, history).acts
    assert Unknown() in before
    assert any(isinstance(act, Reject | Accept) for act in before)
    assert read(text, ClaimedAct("accept", "agreed"), history=history).acts == before


def test_a_figure_nobody_placed_is_still_asked_about() -> None:
    text = "Two would suit."
    found = read(text, ClaimedAct("inform", text, "interest"), history=ASKED_FOR_YEARS)
    assert Inform(Kind.INTEREST) in found.acts
    assert any(isinstance(act, Unknown) for act in found.acts)


def test_offers_that_clash_are_none_and_others_are_one() -> None:
    text = "Three, and the rest as the wind blows."
    twice = read(text, three_years(), three_years("Three"), history=ASKED_FOR_YEARS)
    clash = read("Three.", three_years(), ClaimedAct("reject", "Three"), history=ASKED_FOR_YEARS)
    assert sum(isinstance(act, Propose) for act in twice.acts) <= 1
    assert sum(isinstance(act, Propose) for act in clash.acts) == 1


def test_a_remark_goes_where_there_is_substance() -> None:
    claims = ClaimedAct("small_talk", REMARK), ClaimedAct("argue", REMARK)
    assert read(REMARK, *claims).acts == (Argue(),)
    assert read(REMARK, claims[0]).acts == (SmallTalk(),)


def test_an_acceptance_nobody_said_is_never_added() -> None:
    history = offered(whole(price=88))
    assert Accept() not in read(REMARK, ClaimedAct("accept", REMARK), history=history).acts


def test_the_sureness_stays_that_of_the_rules() -> None:
    assert read(REMARK, ClaimedAct("argue", REMARK)).confidence == heard(REMARK).confidence


@pytest.mark.parametrize("text", ["Siete.", "¡Siete!", "siete, por favor"])
def test_it_is_the_same_in_spanish(text: str) -> None:
    asked = a_history(
        said(PUESTO), said(HUERTA, Ask(Kind.ISSUE, "pago"), text="¿A cuántos días pagáis?")
    )
    words, claims = stall(), (offers("siete", pago=("7", "siete")), ClaimedAct("accept", "siete"))
    before = listen(text, asked, words, PUESTO)
    question = asked_of_model(text, asked, words, PUESTO, before)
    assert question is not None
    assert question.language == "es"
    found = read_with(claims, question, asked, words, PUESTO)
    assert found.acts == (Propose((on(pago=7),)),)
