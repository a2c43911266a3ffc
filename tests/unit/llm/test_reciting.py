"""A model that repeats its prompt is stopped before a sentence of it is over."""

import pytest

from app.errors import ModelFailed
from app.llm.calls import unobserved
from app.llm.prompts import load_prompt
from app.llm.reciting import Recital
from app.llm.voice import PROMPT, open_voice
from app.settings import Settings
from tests.builders_model import a_brief, endpoint
from tests.fake_model.replies import says
from tests.fake_model.server import fake_model

pytestmark = pytest.mark.anyio
PROMPTS = Settings().prompts_dir
RULE = "Speak for this person only, in the first person."


@pytest.fixture
def recital() -> Recital:
    return Recital(load_prompt(PROMPTS, PROMPT))


def test_a_rule_is_seen_in_whatever_case_and_punctuation(recital: Recital) -> None:
    assert recital.is_in(RULE)
    assert recital.is_in("it said: SPEAK for this person, only in THE first person")


def test_five_words_are_nobody_s_own(recital: Recital) -> None:
    assert not recital.is_in("I speak for this person only.")


def test_what_is_filled_in_is_there_to_be_said(recital: Recital) -> None:
    brief = a_brief()
    assert not recital.is_in(" ".join((*brief.acts, *brief.facts, brief.persona, brief.style)))


async def test_a_voice_that_recites_fails_before_the_sentence_is_over() -> None:
    shown, failed = "", None
    with fake_model(says(f"Good morning. {RULE} That is all.")) as model:
        voice = open_voice(endpoint(model.url), PROMPTS, unobserved)
        try:
            async for piece in voice.speak(a_brief()):
                shown += str(piece)
        except ModelFailed as error:
            failed = error
        await voice.close()
    assert failed is not None
    assert failed.reason == "recited"
    assert failed.tokens_in > failed.tokens_out > 0
    assert shown.startswith("Good morning.")
    assert RULE not in shown
