"""The words of the terminal."""

import re
from pathlib import Path

import pytest

from app.errors import BadContent
from app.knowledge.styles import load_styles
from app.terminal.words import load_terminal_words
from tests.translated import KNOWLEDGE, PHRASES, TRANSLATED, slots, texts_in

# What is typed as it stands: commands of the shell, and ids.
AS_TYPED = {"choosing.resume", "choosing.usual_style", "choosing.usual_difficulty"}
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


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_terminal_says_the_same_in_every_language(code: str) -> None:
    path = PHRASES / code / "terminal.yaml"
    assert load_terminal_words(path).language == code
    english, other = _texts(SHIPPED), _texts(path)
    assert other.keys() == english.keys()
    assert {key for key in other if slots(other[key]) != slots(english[key])} == set()
    same = {key for key in other if other[key] == english[key]}
    assert {
        key for key in same if re.search(r"[a-z]", re.sub(r"{\w+}", "", other[key]))
    } == AS_TYPED


@pytest.mark.parametrize("code", ["en", *TRANSLATED])
def test_every_style_and_difficulty_has_words(code: str) -> None:
    words = load_terminal_words(PHRASES / code / "terminal.yaml")
    styles = load_styles(KNOWLEDGE / "styles.yaml")
    assert list(words.styles) == [card.id for card in styles.cards()]
    assert list(words.difficulties) == ["easy", "medium", "hard"]


def test_the_terminal_and_the_api_call_the_styles_the_same() -> None:
    words = load_terminal_words(SHIPPED)
    for card in load_styles(KNOWLEDGE / "styles.yaml").cards():
        said = words.styles[card.id]
        assert (said.title, said.teaser) == (card.title, card.teaser)


def _texts(path: Path) -> dict[str, str]:
    """Every text but the names that may be typed, of which there may be more or fewer."""
    typed = re.compile(r"\.names\.|\.back\.|talk\.agree\.|talk\.refuse\.|offering\.stop\.")
    return {key: text for key, text in texts_in(path).items() if not typed.search(key)}


def _lines() -> list[str]:
    return SHIPPED.read_text(encoding="utf-8").splitlines()


def _refused(folder: Path, lines: list[str]) -> BadContent:
    path = folder / "terminal.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(BadContent) as refused:
        load_terminal_words(path)
    return refused.value
