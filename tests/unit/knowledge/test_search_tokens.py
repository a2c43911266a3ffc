"""Words as search compares them."""

import pytest

from app.knowledge.search_tokens import cut, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What's a BATNA?", ["whats", "a", "batna"]),
        ("Zona de POSIBLE acuérdo", ["zona", "de", "posible", "acuerdo"]),
        ("win-win", ["win", "win"]),
        ("ﬁne ½", ["fine", "1", "2"]),
        ("我要 84", ["我要", "84"]),
        ("\x00\ud83d'\"*()", []),
    ],
)
def test_words_are_folded_and_signs_part_them(text: str, words: list[str]) -> None:
    assert words_in(text) == words


def test_the_first_ending_that_leaves_a_stem_is_cut() -> None:
    assert cut("concesiones", ("iones", "es", "s")) == "conces"
    assert cut("mes", ("es", "s")) == "mes"
