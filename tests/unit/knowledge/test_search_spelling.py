"""Misspelt words, and those written as one."""

import pytest

from app.knowledge.search_spelling import Speller, slips_between

SPELLER = Speller(["negotiate", "negotiate", "anchor", "interest", "open", "win", "price", "trade"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ancor", ("anchor",)),
        ("anhcor", ("anchor",)),
        ("negociatte", ("negotiate",)),
        ("openprice", ("open", "price")),
        ("winwin", ("win", "win")),
        ("slice", ()),  # another first letter is another word
        ("rice", ()),  # too short to be sure of
        ("photosynthesis", ()),
    ],
)
def test_a_word_is_mended_where_it_is_clear_what_was_meant(
    written: str, meant: tuple[str, ...]
) -> None:
    assert SPELLER.mend(written) == meant


def test_what_stands_in_the_vocabulary_is_spelt_right() -> None:
    assert "anchor" in SPELLER
    assert "ancor" not in SPELLER


@pytest.mark.parametrize(
    ("written", "meant", "slips"), [("same", "same", 0), ("smae", "same", 1), ("sme", "same", 1)]
)
def test_two_letters_swapped_are_one_slip(written: str, meant: str, slips: int) -> None:
    assert slips_between(written, meant) == slips
