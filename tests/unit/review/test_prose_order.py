"""A sentence as a row: the same with a few words more, or another."""

import pytest

from app.review.prose_order import Step, is_edit_of, row_of
from tests.builders_prose import prose_words

WORDS = {language: prose_words(language) for language in ("en", "es")}
OWN = "You told them little of what matters to you, and 40 was never named."


def is_edit(told: str, own: str = OWN, language: str = "en") -> bool:
    words = WORDS[language]
    return is_edit_of(
        row_of(told, (), words), row_of(own, (), words), frozenset({"overa", "conju"})
    )


def test_a_row_holds_words_and_what_has_to_stand_in_both() -> None:
    assert row_of("You never told 40 reasons in turn 4.", (), WORDS["en"]) == (
        Step("you", is_fixed=True), Step("never", is_fixed=True),
        Step("not", is_fixed=True), Step("told"),
        Step("40", is_fixed=True), Step("reaso"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "is_same"),
    [
        (OWN, True),
        (
            "Overall, you told them little of what matters to you here; and 40 was never named.",
            True,
        ),
        ("You told them much of what matters to you, and 40 was never named.", False),
        ("They told you little of what matters to them, and 40 was never named.", False),
        ("You told them little of what matters to you, and 50 was never named.", False),
        ("You never told them what matters to you, and 40 was little named.", False),
        ("You told them little, never 40.", False),
    ],
)
def test_a_row_is_another_only_with_the_same_meaning(told: str, *, is_same: bool) -> None:
    assert is_edit(told) is is_same


def test_a_deed_turned_round_is_another_in_spanish_too() -> None:
    own = "Contaste qué es importante para ti."
    assert is_edit("En conjunto, contaste qué es importante para ti.", own, "es")
    assert not is_edit("Ocultaste qué es importante para ti.", own, "es")
