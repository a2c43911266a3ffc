"""The rules for free speech are read whole; a fault in them is named with its line."""

from pathlib import Path

import pytest

from app.dialogue.speech_rules import RULE_GROUPS
from app.errors import BadContent
from app.knowledge.speech_rules import load_speech_rules
from tests.builders_free import RULES
from tests.builders_talk import KNOWLEDGE


@pytest.mark.parametrize("code", ["en", "es"])
def test_every_group_is_there_and_compiles(code: str) -> None:
    assert set(RULES[code].groups) == set(RULE_GROUPS)
    RULES[code].ready()


def _written(folder: Path, change: tuple[str, str]) -> Path:
    text = (KNOWLEDGE / "phrases" / "en" / "free_speech.yaml").read_text(encoding="utf-8")
    path = folder / "en" / "free_speech.yaml"
    path.parent.mkdir()
    path.write_text(text.replace(*change), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("  derived:\n", "  invented:\n"), "unknown group 'invented'"),
        (("language: en", "language: fr"), "language"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    with pytest.raises(BadContent, match=words):
        load_speech_rules(_written(tmp_path, change))
