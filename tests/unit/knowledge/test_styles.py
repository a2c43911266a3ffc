"""Styles and difficulties: numbers in a file, personas in play."""

from pathlib import Path

import pytest

from app.errors import NotFound
from app.knowledge.styles import Styles, load_styles
from tests.unit.knowledge.broken import KNOWLEDGE, changed, fault_of, line_of

STYLES = """styles:
  kind:
    title: Kind
    teaser: Listens.
    numbers:
      aspiration: 0.7
      floor: 0.3
      last_call: 0.1
      pace: 1.0
      reciprocity: 0.9
      splitting: 0
      regard: 1.0
      credit: 0.8
      yields_from: 0.5
      guard: 0
      openness: 5
      initiative: 0.75
      deferral: 0
      offers_from: 3
      patience: 4
difficulties:
  easy: {guard: -6, openness: 6, patience: 1, reciprocity: -0.15, credit: 0}
  hard: {guard: 6, openness: -4, patience: -1, reciprocity: 0.2, credit: -0.5}
"""


def loaded(tmp_path: Path, text: str = STYLES) -> Styles:
    (tmp_path / "styles.yaml").write_text(text, encoding="utf-8")
    return load_styles(tmp_path / "styles.yaml")


def test_styles_are_shown_as_cards(tmp_path: Path) -> None:
    (card,) = loaded(tmp_path).cards()
    assert (card.id, card.title, card.teaser) == ("kind", "Kind", "Listens.")


def test_difficulty_shifts_the_numbers_of_a_style(tmp_path: Path) -> None:
    persona = loaded(tmp_path).persona("kind", "easy")
    assert (persona.style, persona.difficulty) == ("kind", "easy")
    assert (persona.guard, persona.openness, persona.patience) == (-6, 11, 5)
    assert persona.reciprocity == pytest.approx(0.75)


def test_difficulty_leaves_what_a_style_wants_alone(tmp_path: Path) -> None:
    styles = loaded(tmp_path)
    easy, hard = styles.persona("kind", "easy"), styles.persona("kind", "hard")
    assert (easy.aspiration, easy.floor, easy.pace) == (hard.aspiration, hard.floor, hard.pace)


def test_reciprocity_and_credit_stay_shares(tmp_path: Path) -> None:
    hard = loaded(tmp_path).persona("kind", "hard")
    assert hard.reciprocity == 1.0
    assert hard.credit == pytest.approx(0.3)


def test_an_unknown_style_or_difficulty_is_not_found(tmp_path: Path) -> None:
    styles = loaded(tmp_path)
    with pytest.raises(NotFound, match="There is no style 'rude'"):
        styles.persona("rude", "easy")
    with pytest.raises(NotFound, match="There is no difficulty 'absurd'"):
        styles.persona("kind", "absurd")


BROKEN = [
    ("      pace: 1.0\n", "", "aspiration", "styles.kind.numbers.pace: Field required"),
    ("guard: 0\n", "guard: high\n", "guard: high", "numbers.guard: Input should be a valid int"),
    ("teaser", "teazer", "title", "styles.kind.teaser: Field required"),
    ("{guard: 6,", "{guard: 6, mood: 3,", "mood", "difficulties.hard.mood: Extra inputs"),
    ("floor: 0.3", "floor: 0.8", "aspiration", "last_call must not lie above floor, nor floor"),
    ("pace: 1.0", "pace: 0", "pace: 0", "numbers.pace: Input should be greater than 0"),
    ("difficulties:", "difficulty:", "styles:", "difficulties: Field required"),
]


@pytest.mark.parametrize(("old", "new", "at", "problem"), BROKEN)
def test_each_fault_is_named_with_its_file_and_line(
    tmp_path: Path, old: str, new: str, at: str, problem: str
) -> None:
    text = changed(STYLES, old, new)
    file, line, said = fault_of(lambda: loaded(tmp_path, text))
    assert problem in said
    assert (file, line) == ("styles.yaml", line_of(text, at)), said


def test_the_real_styles_play_at_every_difficulty() -> None:
    styles = load_styles(KNOWLEDGE / "styles.yaml")
    assert {card.id for card in styles.cards()} == {
        "collaborating", "compromising", "accommodating", "avoiding", "competing",
    }  # fmt: skip
    for card in styles.cards():
        for difficulty in ("easy", "medium", "hard"):
            persona = styles.persona(card.id, difficulty)
            assert persona.patience >= 1
            assert 0 <= persona.floor <= persona.aspiration <= 1
