"""Languages are folders that hold all that is needed; a folder that does not stops the start."""

import shutil
from pathlib import Path

import pytest

from app.errors import BadContent
from app.knowledge.languages import PHRASES, check_spoken, find_languages
from app.sessions.ports import ScenarioCard
from tests.unit.knowledge.broken import KNOWLEDGE


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    for part in ("phrases", "rubrics", "glossary"):
        shutil.copytree(KNOWLEDGE / part, tmp_path / part)
    return tmp_path


def test_a_folder_of_phrases_is_a_language_and_english_comes_first(knowledge: Path) -> None:
    assert find_languages(knowledge)[0] == "en"
    assert "es" in find_languages(knowledge)


def test_a_third_language_needs_no_code(knowledge: Path) -> None:
    for part in ("phrases", "rubrics", "glossary"):
        shutil.copytree(knowledge / part / "es", knowledge / part / "ca")
    assert find_languages(knowledge) == ("en", "ca", "es")


@pytest.mark.parametrize("name", PHRASES)
def test_a_file_that_is_missing_is_named(name: str, knowledge: Path) -> None:
    (knowledge / "phrases" / "es" / name).unlink()
    with pytest.raises(BadContent) as wrong:
        find_languages(knowledge)
    assert wrong.value.file == f"phrases/es/{name}"
    assert "'es'" in wrong.value.problem


@pytest.mark.parametrize("part", ["rubrics", "glossary"])
def test_a_translation_that_is_missing_is_named(part: str, knowledge: Path) -> None:
    shutil.rmtree(knowledge / part / "es")
    with pytest.raises(BadContent) as wrong:
        find_languages(knowledge)
    assert f"{part}/es" in wrong.value.file


def test_without_english_nothing_starts(knowledge: Path) -> None:
    shutil.rmtree(knowledge / "phrases" / "en")
    with pytest.raises(BadContent, match="phrases/en"):
        find_languages(knowledge)


def test_a_scenario_in_a_language_nobody_speaks_is_named() -> None:
    card = ScenarioCard("le-marche", "Le marché", "Des tomates.", 5, (), False, "fr")
    with pytest.raises(BadContent) as wrong:
        check_spoken([card], ("en", "es"))
    assert wrong.value.file == "le-marche.yaml"
    assert "'fr' is none of: en, es" in wrong.value.problem
