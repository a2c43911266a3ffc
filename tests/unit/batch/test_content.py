"""Scenarios are found by id in the library and in further folders."""

from pathlib import Path

import pytest

from app.batch.asked import BadLine
from app.batch.content import Content
from tests.builders_talk import KNOWLEDGE


def test_a_scenario_of_the_library_is_found_with_its_language() -> None:
    words = Content(KNOWLEDGE).find_words("first-bike", 1)
    assert (words.scenario.id, words.language.code) == ("first-bike", "en")


def test_a_further_folder_adds_its_scenarios(tmp_path: Path) -> None:
    text = (KNOWLEDGE / "scenarios" / "first-bike.yaml").read_text(encoding="utf-8")
    (tmp_path / "other-bike.yaml").write_text(
        text.replace("id: first-bike", "id: other-bike"), encoding="utf-8"
    )
    assert Content(KNOWLEDGE, [tmp_path]).find_words("other-bike", 1).scenario.id == "other-bike"


def test_an_unknown_name_is_answered_with_the_names_there_are() -> None:
    with pytest.raises(BadLine, match="first-bike"):
        Content(KNOWLEDGE).find_words("moon", 1)
