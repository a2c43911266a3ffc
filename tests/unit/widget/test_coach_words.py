"""The questions the coach's box begins with: each is heard as what it is meant to be."""

import json

import pytest

from app.bootstrap import build_questions
from app.knowledge.coach_talk import load_coach_talk
from app.knowledge.languages import find_languages
from app.review.coach_answers import listen_for
from app.review.coach_talk import BETTER, GENERAL, HINT, LEFT, NEXT, RESULT
from app.sessions.questions import QUESTION_LIMIT
from app.widget.pages import STATIC
from tests.translated import KNOWLEDGE

pytestmark = pytest.mark.anyio

LANGUAGES = find_languages(KNOWLEDGE)
MEANT = {
    "open.1": HINT,
    "open.2": GENERAL,
    "open.3": GENERAL,
    "assessment.1": GENERAL,
    "assessment.2": GENERAL,
    "assessment.3": GENERAL,
    "over.1": RESULT,
    "over.2": LEFT,
    "over.3": BETTER,
    "over.4": NEXT,
}


def suggestions(language: str) -> dict[str, str]:
    """The page's suggestions by their place."""
    path = STATIC / f"strings.{language}.json"
    words = json.loads(path.read_text(encoding="utf-8"))
    stem = "coach.suggest."
    return {key.removeprefix(stem): said for key, said in words.items() if key.startswith(stem)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_suggestion_is_heard_as_what_it_is_meant_to_be(language: str) -> None:
    talk = load_coach_talk(KNOWLEDGE / "phrases" / language / "coach_talk.yaml")
    heard = {key: listen_for(text, talk).subject for key, text in suggestions(language).items()}
    assert heard == MEANT


async def test_what_is_asked_of_the_glossary_stands_in_it() -> None:
    questions, _ = build_questions(KNOWLEDGE)
    for code in LANGUAGES:
        for key, text in suggestions(code).items():
            if MEANT[key] == GENERAL:
                assert (await questions.ask(text, code)).is_in_scope, text


def test_the_box_and_the_api_agree_on_how_long_a_question_is() -> None:
    box = (STATIC / "views" / "coach_box.js").read_text(encoding="utf-8")
    assert f"const LIMIT = {QUESTION_LIMIT};" in box
