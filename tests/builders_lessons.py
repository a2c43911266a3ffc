"""The teacher's words of a language, all read as the server reads them."""

from functools import cache

from app.knowledge.glossary import load_glossary
from app.knowledge.phrases import load_coach_words, load_phrasebook
from app.knowledge.rubric import load_rubric
from app.knowledge.rubric_words import load_rubric_words
from app.knowledge.teaching import load_teaching
from app.knowledge.what_if_words import load_what_if_words
from app.review.teaching import Teaching
from tests.builders_talk import KNOWLEDGE

SCENARIOS = {path.stem: path.stem.title() for path in (KNOWLEDGE / "scenarios").glob("*.yaml")}


@cache
def teaching_in(code: str) -> Teaching:
    """What a debrief in this language is made with; a scenario is called by its id."""
    phrases, glossary = KNOWLEDGE / "phrases" / code, load_glossary(KNOWLEDGE / "glossary")
    base = load_rubric(KNOWLEDGE / "rubrics" / "win-win.yaml", set(glossary))
    rubric = (
        base
        if code == "en"
        else load_rubric_words(KNOWLEDGE / "rubrics" / code / "win-win.yaml", base)
    )
    return Teaching(
        rubric,
        load_coach_words(phrases / "coach.yaml", load_phrasebook(phrases / "voice.yaml")),
        {key: entry.title for key, entry in glossary.items()},
        load_what_if_words(phrases / "what_if.yaml"),
        load_teaching(
            phrases / "teaching.yaml",
            set(glossary),
            {one.id for one in rubric.characteristics},
            set(SCENARIOS),
        ),
        SCENARIOS,
    )
