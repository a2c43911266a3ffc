"""The file of words that a report in other words is checked by."""

from pathlib import Path

import pytest

from app.errors import BadContent
from app.knowledge.prose import load_prose_words, load_report_prose
from tests.builders_coach import talk_in
from tests.builders_talk import KNOWLEDGE

SHIPPED = KNOWLEDGE / "phrases" / "en" / "prose.yaml"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('at_turn: "Turn {turn}: {text}"', 'at_turn: "Turn {number}"', "unknown slot '{number}'"),
        ("them: they", "them: ''", "them"),
        ("them: they", "them: they\nthose: they", "those"),
        ('ends: "[;:–—]|', 'ends: "([;:–—]|', "is no pattern"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    old: str, new: str, problem: str, tmp_path: Path
) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "en" / "prose.yaml"
    path.parent.mkdir()
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BadContent) as wrong:
        load_prose_words(path, talk_in("en").claims)
    assert problem in wrong.value.problem
    assert wrong.value.line > 0


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_shipped_files_are_whole(language: str) -> None:
    assert load_report_prose(KNOWLEDGE / "phrases" / language).small
