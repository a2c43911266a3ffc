"""A long, polite, empty talk scores low in every scenario, whether it ends in a deal or not."""

import pytest

from app.coach.critique import critique
from app.coach.judgement import Critique
from app.coach.play import Play
from app.negotiation.history import History
from app.negotiation.protocol import Phase, state
from app.sessions.table import Table
from app.sessions.turn import answer, hear
from tests.builders_games import SCENARIO_IDS, scenario_of
from tests.builders_play import RUBRIC
from tests.golden.transcripts import Cast, table_of

LOW = 2
POLITE = {
    "en": (
        "How lovely to meet you, I have been looking forward to this!",
        "That is so very kind of you, thank you so much.",
        "We truly value working together, the two of us make a great team.",
        "I appreciate that, really, what a pleasant conversation.",
        "I am sure the two of us will find something wonderful together.",
        "Thank you, thank you, you are most generous with your time.",
        "It means a lot that we can talk so openly together.",
        "What a pleasure, as always.",
    ),
    "es": (
        "¡Qué gusto conocerte, tenía muchas ganas!",
        "Qué amable, muchísimas gracias de verdad.",
        "Valoramos mucho trabajar juntos, hacemos un gran equipo los dos.",
        "Te lo agradezco, qué conversación tan agradable.",
        "Seguro que los dos juntos encontramos algo maravilloso.",
        "Gracias, gracias, eres muy generosa con tu tiempo.",
        "Significa mucho que hablemos juntos con tanta confianza.",
        "Un placer, como siempre.",
    ),
}
ENDINGS = {
    "en": ("I accept your offer.", "Yes, I confirm."),
    "es": ("Acepto tu oferta.", "Sí, confirmo."),
}


def said(table: Table, lines: tuple[str, ...]) -> History:
    history = answer(table, History()).history
    for line in lines:
        if state(history, table.scenario).phase in (Phase.DEAL, Phase.ENDED):
            break
        history = answer(table, hear(table, history, line).history).history
    return history


def judged(table: Table, history: History) -> Critique:
    own, other = table.learner, table.counterpart
    return critique(Play(history, table.scenario, own, other, RUBRIC.thresholds), RUBRIC)


@pytest.mark.parametrize("is_taken", [False, True], ids=["no deal", "takes their offer"])
@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("scenario_id", SCENARIO_IDS)
def test_politeness_alone_reaches_no_level_above_two(
    scenario_id: str, place: int, *, is_taken: bool
) -> None:
    language = scenario_of(scenario_id, 1).language
    table = table_of(Cast(scenario_id, place, "integrative", "collaborating", "medium", 1))
    lines = (*POLITE[language], *(ENDINGS[language] if is_taken else ()))
    found = judged(table, said(table, lines))
    high = {
        one.characteristic: (one.level, [(f.check, f.verdict) for f in one.findings])
        for one in found.judgements
        if one.level is not None and one.level > LOW
    }
    # Where there was nothing to agree on, not to agree is right, however it came about.
    is_leaving_right = not table.scenario.bargaining_set.has_zopa and not is_taken
    assert not high or (is_leaving_right and set(high) == {"flexible-concessions"}), high
