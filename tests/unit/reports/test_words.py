"""The fixed words of a report."""

from pathlib import Path

import pytest

from app.errors import BadContent
from app.reports.words import load_report_words

SHIPPED = Path(__file__).parents[3] / "knowledge/phrases/en/report.yaml"


def test_a_missing_key_is_told_with_the_line_of_its_part(tmp_path: Path) -> None:
    lines = _lines()
    part = lines.index("moments:") + 1
    error = _refused(tmp_path, [line for line in lines if not line.startswith("  chance:")])
    assert error.line == part
    assert error.problem == "moments.chance: Field required"


def test_an_unknown_key_is_told_with_its_line(tmp_path: Path) -> None:
    lines = [*_lines(), "  colour: red"]
    error = _refused(tmp_path, lines)
    assert error.line == len(lines)
    assert "glossary.colour" in error.problem


def test_a_slot_that_nothing_fills_is_told(tmp_path: Path) -> None:
    lines = ['  you: "you {score}"' if 'you: "you' in line else line for line in _lines()]
    error = _refused(tmp_path, lines)
    assert lines[error.line - 1] == '  you: "you {score}"'
    assert "unknown slot {score}" in error.problem


@pytest.mark.parametrize("text", ["", "- a\n- b", "page: [", "page:\n  title: 3"])
def test_what_is_no_words_at_all_is_refused(tmp_path: Path, text: str) -> None:
    assert _refused(tmp_path, [text]).file.endswith("report.yaml")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadContent) as refused:
        load_report_words(tmp_path / "report.yaml")
    assert refused.value.line == 0


def _lines() -> list[str]:
    return SHIPPED.read_text(encoding="utf-8").splitlines()


def _refused(folder: Path, lines: list[str]) -> BadContent:
    path = folder / "report.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadContent) as refused:
        load_report_words(path)
    return refused.value
