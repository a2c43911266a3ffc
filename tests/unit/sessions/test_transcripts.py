"""A talk between people is judged by a scenario, or by words alone; nothing is kept."""

import pytest

from app.errors import NotFound, Rejected
from app.review.people.reading import read_talk
from app.review.people.transcript import About
from app.sessions.transcripts import talk_to_dict
from tests.builders_people import BIKE, ROLES, judged, the_judge

MERCADO = """\
Ana: ¡Hola! ¿Qué es lo más importante para ti?
Luis: Para mí lo más importante es el pago.
Ana: Gracias por decírmelo. Entonces el pago te importa mucho.
Luis: Eso es.
"""


@pytest.mark.anyio
async def test_what_is_judged_off_the_loop_is_what_is_judged_here() -> None:
    talk = read_talk(BIKE, About("first-bike", roles=ROLES))
    assert await the_judge().judge(talk) == judged()


def test_a_scenario_brings_its_language() -> None:
    about = About("puesto-de-mercado", roles={"Ana": "puesto"})
    found = the_judge().judge_now(read_talk(MERCADO, about))
    assert found.transcript.language == "es"
    assert found.sides[0].levels[0].title != judged().sides[0].levels[0].title


def test_a_talk_without_a_scenario_is_in_the_language_that_is_named() -> None:
    found = the_judge().judge_now(read_talk(MERCADO, About(language="es")))
    assert "escenario" in found.notes[0].text


@pytest.mark.parametrize(
    ("about", "pointer"),
    [
        (About("first-bike", roles=ROLES, language="es"), "/language"),
        (About("first-bike"), "/roles"),
        (About(roles=ROLES), "/roles"),
    ],
)
def test_what_does_not_go_together_is_refused(about: About, pointer: str) -> None:
    with pytest.raises(Rejected) as refused:
        the_judge().judge_now(read_talk(BIKE, about))
    assert refused.value.field == pointer


@pytest.mark.parametrize("about", [About("moon", roles=ROLES), About(language="la")])
def test_what_is_not_there_is_named(about: About) -> None:
    with pytest.raises(NotFound):
        the_judge().judge_now(read_talk(BIKE, about))


def test_sent_it_is_plain_values_in_order() -> None:
    keys = ["transcript", "ending", "agreement", "sides", "notes", "versions"]
    assert list(talk_to_dict(judged())) == keys
