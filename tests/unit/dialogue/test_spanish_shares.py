"""Sharing out like units in Spanish, where the verb says who takes: "te doy dos"."""

from dataclasses import replace

import pytest

from app.dialogue.listen import listen
from app.dialogue.values import Words
from app.negotiation.acts import Importance, Inform, Kind, Propose
from app.negotiation.history import History
from app.sessions.table import words_of
from tests.builders_camp import RANGER, SCENARIO, SCOUT
from tests.builders_spanish import SPANISH

NAMES = {"food": ("comida",), "water": ("agua",), "ropes": ("cuerda",)}
CALLED = {
    issue: replace(words, label=NAMES[issue][0], names=NAMES[issue], units=(), why_ask="lo demás")
    for issue, words in SCENARIO.words.items()
}
CAMP: Words = words_of(replace(SCENARIO, words=CALLED, language="es"), SPANISH)


def shares(text: str, speaker: str = SCOUT) -> dict[str, int]:
    """What the scout takes by the one offer a text makes; empty where it makes none."""
    acts = listen(text, History(), CAMP, speaker).acts
    offers = [act for act in acts if isinstance(act, Propose)]
    return {i: int(o) for act in offers for terms in act.offers[:1] for i, o in terms}


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Me quedo con 2 de comida y tú con 1.", {"food": 2}),
        ("2 de comida para mí y 1 para ti", {"food": 2}),
        ("me quedo 2 comida 1 agua", {"food": 2, "water": 1}),
        ("Te doy 2 de agua y me quedo con la cuerda.", {"water": 1, "ropes": 2}),
        ("Le doy dos de agua", {"water": 1}),
        ("Necesitamos dos de agua", {"water": 2}),
        ("Quiero toda la comida.", {"food": 3}),
        ("Tú te quedas con el agua y yo con la comida.", {"water": 0, "food": 3}),
        ("Dame dos cuerdas y te dejo toda el agua.", {"ropes": 2, "water": 0}),
        ("Repartimos el agua: 2 para ti, 1 para mí.", {"water": 1}),
        ("¿Puedes darme 1 de agua?", {"water": 1}),
        ("Quédate con la cuerda.", {"ropes": 0}),
        ("3 de agua para mi y el resto para ti", {"water": 3, "food": 0, "ropes": 0}),
        ("te cambio 2 de comida por 1 de agua", {"food": 1, "water": 1}),
        ("Puedes quedarte toda la cuerda si me das 2 de agua.", {"ropes": 0, "water": 2}),
    ],
)
def test_the_verb_says_who_takes(text: str, taken: dict[str, int]) -> None:
    assert shares(text) == taken


def test_the_same_words_from_the_other_side_share_the_other_way() -> None:
    assert shares("Me quedo con 2 de comida.", RANGER) == {"food": 1}
    assert shares("Te doy 2 de agua.", RANGER) == {"water": 2}


@pytest.mark.parametrize(
    ("text", "issue", "importance"),
    [
        ("No necesito cuerda.", "ropes", Importance.LOW),
        ("Tengo suficiente comida.", "food", Importance.LOW),
        ("Me falta agua.", "water", Importance.HIGH),
    ],
)
def test_a_need_told_is_no_offer(text: str, issue: str, importance: Importance) -> None:
    acts = listen(text, History(), CAMP, SCOUT).acts
    assert Inform(Kind.PRIORITY, issue, importance) in acts
    assert not shares(text)
