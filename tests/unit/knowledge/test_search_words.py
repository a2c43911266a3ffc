"""The words by which questions are read: what is read, and where a fault is told."""

from pathlib import Path

import pytest

from app.knowledge.search_words import SearchWords, load_search_words
from tests.builders_glossary import KNOWLEDGE, WORDS
from tests.unit.knowledge.broken import changed, fault_of, line_of

SHIPPED = (KNOWLEDGE / "phrases" / "en" / "search.yaml").read_text(encoding="utf-8")
IDS = frozenset(path.stem for path in (KNOWLEDGE / "glossary").glob("*.md"))


def load(folder: Path, text: str) -> SearchWords:
    path = folder / "search.yaml"
    path.write_text(text, encoding="utf-8")
    return load_search_words(path, IDS)


@pytest.mark.parametrize("code", sorted(WORDS))
def test_words_are_folded_like_those_of_a_question(code: str) -> None:
    words = WORDS[code]
    assert words.language == code
    for word in words.stop_words | words.subject | words.alike.keys():
        assert word == word.casefold()
        assert word.isalnum()


def test_words_alike_stand_for_each_other_and_not_for_themselves() -> None:
    alike = WORDS["en"].alike
    assert "pie" in alike["cake"]
    assert "cake" in alike["pie"]
    assert all(word not in others for word, others in alike.items())


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("fallback: [win-win", "fallback: [win-nothing", "'win-nothing' is no entry"),
        ("  five-cs: [5 Cs", "  six-cs: [5 Cs", "'six-cs' is no entry"),
        ('nearest: "To begin with', 'nearest: "{entry} To begin with', "needs the slot {titles}"),
        ("  mistake:\n", "  blunder:\n", "'blunder' is not in both"),
        (r"- \bdifferen\w+\b", r"- \bdifferen(\w+\b", "is no pattern"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, problem: str, tmp_path: Path) -> None:
    text = changed(SHIPPED, old, new)
    name, line, told = fault_of(lambda: load(tmp_path, text))
    assert name == "search.yaml"
    assert problem in told
    # A key that is not known is told at what it holds.
    assert line == line_of(text, new.strip()) + new.endswith("\n")


def test_no_and_on_are_words_and_not_truth_values(tmp_path: Path) -> None:
    text = changed(SHIPPED, '"no", nobody', "no, nobody")
    _, _, told = fault_of(lambda: load(tmp_path, text))
    assert "valid string" in told
