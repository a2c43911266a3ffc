"""The words of the terminal."""

from pathlib import Path

import pytest

from app.errors import BadContent
from app.terminal.words import load_terminal_words

SHIPPED = Path(__file__).parents[3] / "knowledge/phrases/en/terminal.yaml"


def test_a_missing_key_is_told_with_its_place(tmp_path: Path) -> None:
    lines = [line for line in _lines() if not line.startswith("  kept: The session")]
    lines = [line for line in lines if not line.startswith('  kept: "The session')]
    error = _refused(tmp_path, lines)
    assert error.line == lines.index("start:") + 2
    assert "start.kept" in error.problem


def test_a_slot_that_nothing_fills_is_told(tmp_path: Path) -> None:
    lines = [line.replace("{place}", "{planet}") for line in _lines()]
    error = _refused(tmp_path, lines)
    assert "{planet}" in lines[error.line - 1]
    assert "unknown slot {planet}" in error.problem


def test_two_commands_of_one_name_are_refused(tmp_path: Path) -> None:
    lines = [line.replace('"/leave"', '"/accept"') for line in _lines()]
    assert "two commands are called /accept" in _refused(tmp_path, lines).problem


def test_a_command_is_found_under_each_of_its_names() -> None:
    commands = load_terminal_words(SHIPPED).commands
    assert commands.called("/words") == commands.called("help") == "help"
    assert commands.called("correct") is None, "as an answer that word is said, not commanded"


def test_a_count_takes_its_form() -> None:
    turns = load_terminal_words(SHIPPED).table.turns_left
    assert (turns.of(1), turns.of(2)) == ("1 turn left", "2 turns left")


def _lines() -> list[str]:
    return SHIPPED.read_text(encoding="utf-8").splitlines()


def _refused(folder: Path, lines: list[str]) -> BadContent:
    path = folder / "terminal.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadContent) as refused:
        load_terminal_words(path)
    return refused.value
