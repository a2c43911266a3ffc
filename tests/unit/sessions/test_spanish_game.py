"""A whole game in Spanish, from the scenario's card to the report: nothing of it is English."""

import re

import pytest

from app.errors import Rejected
from app.sessions.service import NewSession, Said
from tests.unit.sessions.playing import ME, container, kept, service

pytestmark = pytest.mark.anyio

STALL = NewSession("puesto-de-mercado", "puesto", seed=1)
LINES = (
    "Hola, buenos días. ¿Qué es lo más importante para ti?",
    "Entiendo. Para mí la entrega es lo más importante, porque los cocineros pasan temprano.",
    "¿Por qué te importan tanto los feos?",
    "Si entregas antes de abrir, me quedo con una de cada cinco de feos a 32 € la caja.",
    "Sí, confirmo.",
)
ENGLISH = re.compile(r"\b(?:the|you|your|and|what|with|offer|offers|deal|price)\b", re.IGNORECASE)


def test_its_card_says_that_it_is_spanish() -> None:
    languages = {card.id: card.language for card in service().scenarios()}
    assert languages["puesto-de-mercado"] == "es"
    assert languages["licence-renewal"] == "en"


async def test_a_session_speaks_the_language_of_its_scenario() -> None:
    session = await service().create(ME, STALL)
    record, (greeting,) = await kept(session.id)
    assert (session.language, record.language) == ("es", "es")
    assert not ENGLISH.search(greeting.text)


async def test_another_language_than_the_scenario_s_is_refused() -> None:
    with pytest.raises(Rejected, match="played in 'es'") as refused:
        await service().create(ME, NewSession("puesto-de-mercado", "puesto", language="en"))
    assert refused.value.field == "/locale"


async def test_a_game_is_played_to_a_deal_and_reported_in_spanish() -> None:
    session = await service().create(ME, STALL)
    for line in LINES:
        if session.report_url is None:
            session = (await service().take_turn(ME, session.id, Said(line))).session
    assert session.deal is not None
    assert session.deal.terms["entrega"] == "antes-de-abrir"
    shown = [t.text for t in session.turns] + [line for t in session.turns for line in t.understood]
    assert not [text for text in shown if ENGLISH.search(text)]
    debrief = await service().debrief(ME, session.id)
    assert debrief.language == "es"
    told = [debrief.keep, debrief.start, debrief.stop, *(c.title for c in debrief.characteristics)]
    told += [moment.better_sentence or "" for moment in debrief.moments]
    assert not [text for text in told if ENGLISH.search(text)]
    page = container().pages.report(debrief)
    assert '<html lang="es"' in page


async def test_buttons_speak_spanish_too() -> None:
    session = await service().create(ME, STALL)
    result = await service().take_turn(ME, session.id, Said(offer={"precio": "25"}))
    assert "25 €" in result.turns[0].text
    assert not ENGLISH.search(result.turns[0].text)
    left = (await service().end(ME, session.id, "walk_away", None)).session
    assert not ENGLISH.search(left.turns[-1].text)
