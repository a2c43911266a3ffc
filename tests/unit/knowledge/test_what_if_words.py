"""The words of the what-if, whole or refused with their place."""

from pathlib import Path

import pytest

from app.knowledge.what_if_words import load_what_if_words
from app.review.what_if import MOVES, TEXT_SLOTS, WhatIfWords
from tests.unit.knowledge.broken import KNOWLEDGE, changed, fault_of, line_of

WORDS = (
    "language: xx\ntitles:\n"
    + "".join(f'  {name}: "Try {name}"\n' for name in MOVES)
    + "texts:\n"
    + "".join(
        f'  {key}: "{key} {" ".join(f"{{{s}}}" for s in sorted(slots))}"\n'
        for key, slots in TEXT_SLOTS.items()
    )
)


def words(tmp_path: Path, text: str = WORDS) -> WhatIfWords:
    (tmp_path / "what_if.yaml").write_text(text, encoding="utf-8")
    return load_what_if_words(tmp_path / "what_if.yaml")


def test_titles_and_texts_are_read(tmp_path: Path) -> None:
    found = words(tmp_path)
    assert found.titles["trade"] == "Try trade"
    assert set(found.texts) == set(TEXT_SLOTS)


@pytest.mark.parametrize("code", ["en", "es"])
def test_each_language_has_them_all(code: str) -> None:
    found = load_what_if_words(KNOWLEDGE / "phrases" / code / "what_if.yaml")
    assert set(found.titles) == set(MOVES)
    assert "{counterpart}" in found.texts["policy"]
    assert "{games}" in found.texts["policy"]


FAULTS = [
    ("  trade:", "  swap:", "  swap:", "unknown key 'swap'"),
    ('  leave: "Try leave"\n', "", "  as-played:", "missing key 'leave'"),
    ("Try trade", "Try {counterpart}", "Try {counterpart}", "unknown slot '{counterpart}'"),
    ("none {counterpart}", "none {person}", "none {person}", "unknown slot '{person}'"),
    ("Try trade", "Try }", "Try }", "a brace that belongs to no slot in 'Try }'"),
    ("Try trade", " ", '  trade: " "', "is empty and must not be"),
    ("language: xx\n", "", "titles", "language: Field required"),
    ('"Try trade"', "3", "  trade: 3", "titles.trade: Input should be a valid string"),
]


@pytest.mark.parametrize(("old", "new", "at", "problem"), FAULTS)
def test_each_fault_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, at: str, problem: str
) -> None:
    text = changed(WORDS, old, new)
    file, line, said = fault_of(lambda: words(tmp_path, text))
    assert problem in said
    assert (file.split("/")[-1], line) == ("what_if.yaml", line_of(text, at)), said
