"""Every number people say in words is read back, in English and in Spanish."""

from functools import cache

import pytest

from app.dialogue.language import normalise
from app.dialogue.numbers import value_of
from app.dialogue.values import Words
from tests.builders_spanish import stall
from tests.builders_talk import WORDS

SOME_ABOVE = (2001, 2005, 2013, 2099, 2500, 3850, 9999, 10_000, 12_345, 19_019, 21_000, 31_031)
SOME_FAR_ABOVE = (65_400, 80_005, 99_999, 100_000, 101_101, 120_350, 200_000, 555_555, 999_999)
NUMBERS = (*range(2001), *SOME_ABOVE, *SOME_FAR_ABOVE)
EN_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ES_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro "
    "veinticinco veintiséis veintisiete veintiocho veintinueve"
)
ES_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
ES_HUNDREDS = (
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
    "novecientos"
)


def _word(words: str, number: int) -> str:
    return words.split()[number]


def in_english(number: int, joint: str = " and ", tens: str = "-") -> str:
    """A number in English words; `joint` stands before what is below a hundred."""
    if number < 20:
        return _word(EN_SMALL, number)
    if number < 100:
        ones = f"{tens}{_word(EN_SMALL, number % 10)}" if number % 10 else ""
        return _word(EN_TENS, number // 10 - 2) + ones
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    head = f"{in_english(number // size, joint, tens)} {name}"
    rest = number % size
    between = joint if rest < 100 else " "
    return head + (f"{between}{in_english(rest, joint, tens)}" if rest else "")


def in_spanish(number: int) -> str:
    """A number in Spanish words."""
    if number < 30:
        return _word(ES_SMALL, number)
    if number < 100:
        ones = f" y {_word(ES_SMALL, number % 10)}" if number % 10 else ""
        return _word(ES_TENS, number // 10 - 3) + ones
    if number == 100:
        return "cien"
    if number < 1000:
        rest = f" {in_spanish(number % 100)}" if number % 100 else ""
        return _word(ES_HUNDREDS, number // 100 - 1) + rest
    head = _before_mil(number // 1000)
    rest = f" {in_spanish(number % 1000)}" if number % 1000 else ""
    return f"{head}mil{rest}"


def _before_mil(thousands: int) -> str:
    """Drop the one of a single thousand, and the last letter of any other: "veintiún mil"."""
    if thousands == 1:
        return ""
    said = in_spanish(thousands)
    return f"{said.removesuffix('o') if said.endswith('uno') else said} "


@cache
def words_of(language: str) -> Words:
    return WORDS if language == "en" else stall(1)


def read(text: str, language: str) -> float:
    words = words_of(language)
    match = words.lexicon.numbers.fullmatch(normalise(text))
    assert match, text
    return value_of(match, words.language)


def wrong(said: dict[str, int], language: str) -> dict[str, float]:
    found = {text: read(text, language) for text in said}
    return {text: number for text, number in found.items() if number != said[text]}


@pytest.mark.parametrize("joint", [" and ", " "])
@pytest.mark.parametrize("tens", ["-", " "])
def test_every_number_in_english_words_reads_back(joint: str, tens: str) -> None:
    assert not wrong({in_english(number, joint, tens): number for number in NUMBERS}, "en")


def test_every_number_in_spanish_words_reads_back() -> None:
    assert not wrong({in_spanish(number): number for number in NUMBERS}, "es")


def test_a_hundred_and_a_thousand_need_no_one_before_them() -> None:
    below = {f"a hundred and {in_english(n)}": 100 + n for n in range(1, 100)}
    above = {f"a thousand {in_english(n)}": 1000 + n for n in range(1, 1000)}
    assert not wrong({**below, **above, "a hundred": 100, "a thousand": 1000}, "en")


def test_hundreds_may_be_counted_up_to_nineteen() -> None:
    said = {f"{in_english(n // 100)} hundred": n for n in range(1100, 2000, 100)}
    said |= {f"{in_english(n // 100)} hundred and fifty": n + 50 for n in range(1100, 2000, 100)}
    assert not wrong(said, "en")


def test_two_figures_side_by_side_are_one_number() -> None:
    said = {
        f"{in_english(n // 100)} {in_english(n % 100)}": n
        for n in range(1000, 10_000)
        if n % 100 >= 10 and n // 100 != n % 100 and n // 100 + n % 100 != 100
    }
    assert not wrong(said, "en")
