"""The words around a judged talk are read and checked, each fault with its line."""

from pathlib import Path

import pytest

from app.errors import BadContent
from app.knowledge.judge_words import load_judge_words
from app.review.people.words import ADVICE, NOTE_SLOTS, PAGE_SLOTS
from tests.translated import PHRASES, TRANSLATED, slots, texts_in

ENGLISH = PHRASES / "en" / "judge.yaml"


@pytest.mark.parametrize("code", ["en", *TRANSLATED])
def test_every_language_says_it_all(code: str) -> None:
    words = load_judge_words(PHRASES / code / "judge.yaml")
    assert words.notes.keys() == NOTE_SLOTS.keys()
    assert words.page.keys() == PAGE_SLOTS.keys()
    assert set(words.advice) == set(ADVICE)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_fills_the_same_slots_in_its_own_words(code: str) -> None:
    english, other = texts_in(ENGLISH), texts_in(PHRASES / code / "judge.yaml")
    assert english.keys() == other.keys()
    assert {key: slots(text) for key, text in english.items()} == {
        key: slots(text) for key, text in other.items()
    }
    same = {key for key, text in english.items() if other[key] == text}
    assert same <= {"joined", "page.level", "page.quote"}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  issue:", "  matter:", "unknown key 'matter'"),
        ('  both: "both"\n', "", "missing key 'both'"),
        ("them: {turns}", "them: {numbers}", "unknown slot '{numbers}'"),
        ('"Keep"', '" "', "empty"),
        ("joined:", "split:", "joined"),
    ],
)
def test_a_fault_is_named(old: str, new: str, problem: str, tmp_path: Path) -> None:
    text = ENGLISH.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "judge.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=problem):
        load_judge_words(path)
