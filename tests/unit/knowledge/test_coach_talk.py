"""How the coach's words are read."""

from pathlib import Path

import pytest

from app.errors import BadContent
from app.knowledge.coach_talk import load_coach_talk
from app.review.coach_answers import folded
from tests.builders_coach import talk_in
from tests.builders_talk import KNOWLEDGE

SHIPPED = (KNOWLEDGE / "phrases" / "en" / "coach_talk.yaml").read_text(encoding="utf-8")


def read(folder: Path, text: str) -> BadContent:
    path = folder / "coach_talk.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadContent) as bad:
        load_coach_talk(path)
    return bad.value


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("  left.nothing:", "  left.never:", "left.never"),
        ("  hold: ", "  hold.more: ", "hold"),
        ("{points} points more", "{pints} points more", "pints"),
        ("  hint: Hint", "", "hint"),
        ('turn: "\\\\bturn (', 'turn: "\\\\bturn ((', "no pattern"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, before: str, after: str, problem: str
) -> None:
    assert before in SHIPPED
    bad = read(tmp_path, SHIPPED.replace(before, after, 1))
    assert bad.line > 0
    assert problem in bad.problem


def test_a_question_back_has_to_be_one(tmp_path: Path) -> None:
    bad = read(tmp_path, SHIPPED.replace("What will you try first?", "Try it.", 1))
    assert "question" in bad.problem


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_looked_up_in_folded_text_is_folded_itself(language: str) -> None:
    claims = talk_in(language).claims
    assert all(word == folded(word) for word in (*claims.free, *claims.numbers))
