"""A rubric's words in another language: what is checked, and that judging stays the same."""

from pathlib import Path

import pytest

from app.knowledge.rubric_words import load_rubric_words, texts_of
from tests.builders_play import RUBRIC
from tests.translated import KNOWLEDGE, TRANSLATED
from tests.unit.knowledge.broken import changed, fault_of, line_of

SPANISH = (KNOWLEDGE / "rubrics" / "es" / "win-win.yaml").read_text(encoding="utf-8")
EVASION = "    title: Esquiva preguntas"
NO_PLUS = f"{EVASION}\n    met: ''"
# A bare name of a sentence's slot reads the same in any language.
SLOT_ONLY = {("words", "keep"), ("words", "start"), ("words", "stop")}


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_is_translated(code: str) -> None:
    other = load_rubric_words(KNOWLEDGE / "rubrics" / code / "win-win.yaml", RUBRIC)
    english, said = texts_of(RUBRIC), texts_of(other)
    assert said.keys() == english.keys()
    same = {place for place, text in said.items() if text and text == english[place]}
    assert same == SLOT_ONLY


def test_words_change_nothing_about_how_play_is_judged() -> None:
    other = load_rubric_words(KNOWLEDGE / "rubrics" / "es" / "win-win.yaml", RUBRIC)
    assert (other.id, other.version) == (RUBRIC.id, RUBRIC.version)
    assert (other.thresholds, other.level_rule) == (RUBRIC.thresholds, RUBRIC.level_rule)
    for one, english in zip(other.characteristics, RUBRIC.characteristics, strict=True):
        judged = (one.id, one.entry, one.measures, one.checks)
        assert judged == (english.id, english.entry, english.measures, english.checks)
    for key, check in other.checks.items():
        english_check = RUBRIC.checks[key]
        assert (check.entry, check.better, check.weight) == (
            english_check.entry,
            english_check.better,
            english_check.weight,
        )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("rubric: win-win", "rubric: other", "rubric: these are words for 'win-win'"),
        ('version: "4"', 'version: "1"', "version: these are words for '4'"),
        (NO_PLUS, NO_PLUS.replace("''", "Bien."), "checks.evasion.met has to stay empty"),
        (EVASION, "    title: ''", "checks.evasion.title is empty and must not be"),
        ("  start: '{what}'", "  start: '{who}'", "words.start: its slots are {what}"),
        ("  self: Tú", "  other: Ella\n  self: Tú", "words: 'other' is not in both"),
    ],
)  # fmt: skip
def test_what_does_not_match_the_rubric_is_told_with_its_line(
    old: str, new: str, problem: str, tmp_path: Path
) -> None:
    text = changed(SPANISH.replace('""', "''").replace('"{what}"', "'{what}'"), old, new)
    path = tmp_path / "win-win.yaml"
    path.write_text(text, encoding="utf-8")
    line = line_of(text, new) + ("met" in new)
    assert fault_of(lambda: load_rubric_words(path, RUBRIC)) == ("win-win.yaml", line, problem)


def test_a_check_without_words_is_told_by_its_id(tmp_path: Path) -> None:
    path = tmp_path / "win-win.yaml"
    path.write_text(changed(SPANISH, "  evasion:\n", "  evasions:\n"), encoding="utf-8")
    _, _, told = fault_of(lambda: load_rubric_words(path, RUBRIC))
    assert told == "checks: 'evasion' is not in both"


def test_a_missing_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "win-win.yaml"
    path.write_text(changed(SPANISH, "    title: Esquiva preguntas\n", ""), encoding="utf-8")
    _, line, told = fault_of(lambda: load_rubric_words(path, RUBRIC))
    assert told == "checks.evasion.title: Field required"
    assert line == line_of(SPANISH, "  evasion:") + 1


def test_a_line_of_this_game_that_is_not_translated_is_told(tmp_path: Path) -> None:
    path = tmp_path / "win-win.yaml"
    gone = next(line for line in SPANISH.splitlines() if "en los turnos {turns}" in line)
    path.write_text(changed(SPANISH, f"{gone}\n", ""), encoding="utf-8")
    _, _, told = fault_of(lambda: load_rubric_words(path, RUBRIC))
    assert told.endswith(".here is missing")


def test_a_line_of_this_game_that_the_rubric_does_not_have_is_told(tmp_path: Path) -> None:
    path = tmp_path / "win-win.yaml"
    plain = next(line for line in SPANISH.splitlines() if "asunto que nadie haya nombrado" in line)
    more = f"{plain}\n    here: Trae otro asunto.\n"
    path.write_text(changed(SPANISH, f"{plain}\n", more), encoding="utf-8")
    _, _, told = fault_of(lambda: load_rubric_words(path, RUBRIC))
    assert told == "checks.widens-the-talk.here has to stay empty"
