"""Content that is read for every language and checked against what it translates."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from app.coach.rubric import Rubric
from app.dialogue.phrasebook import Phrasebook
from app.dialogue.template_voice import TemplateVoice
from app.knowledge.glossary import Entry, load_glossary, load_translated
from app.knowledge.language import load_language
from app.knowledge.phrases import load_coach_words, load_readings
from app.knowledge.rubric import load_rubric
from app.knowledge.rubric_words import load_rubric_words
from app.knowledge.teaching import load_teaching
from app.knowledge.what_if_words import load_what_if_words
from app.reports.words import ReportWords
from app.review.teaching import Teaching
from app.sessions.services import ENGLISH
from app.sessions.table import Speech


def glossaries(folder: Path, words: Mapping[str, ReportWords]) -> Mapping[str, Mapping[str, Entry]]:
    """Return the entries of the glossary by language and id (BadContent)."""
    base = load_glossary(folder)
    others = {
        code: {**base, **load_translated(folder / code, said.glossary.sections, base)}
        for code, said in words.items()
        if code != ENGLISH
    }
    return {ENGLISH: base} | others


def rubrics(folder: Path, entries: set[str], languages: Iterable[str]) -> Mapping[str, Rubric]:
    """Return the rubric by language (BadContent); `entries` are the glossary's ids."""
    name = "win-win.yaml"
    base = load_rubric(folder / name, entries)
    others = {
        code: load_rubric_words(folder / code / name, base) for code in languages if code != ENGLISH
    }
    return {ENGLISH: base} | others


def teaching(
    rubric: Rubric,
    phrases: Path,
    book: Phrasebook,
    glossary: Mapping[str, Entry],
    scenarios: Mapping[str, str],
) -> Teaching:
    """Return what sessions are judged and taught with in one language (BadContent)."""
    characteristics = {one.id for one in rubric.characteristics}
    words = load_coach_words(phrases / "coach.yaml", book)
    return Teaching(
        rubric,
        words,
        {key: entry.title for key, entry in glossary.items()},
        load_what_if_words(phrases / "what_if.yaml"),
        load_teaching(phrases / "teaching.yaml", set(glossary), characteristics, set(scenarios)),
        scenarios,
    )


def speech(phrases: Path, book: Phrasebook) -> Speech:
    """Return how one language is heard and spoken without a model (BadContent)."""
    voice = TemplateVoice(book)
    language = load_language(phrases / "ear.yaml")
    return Speech(language, load_readings(phrases / "readings.yaml"), (voice,))
