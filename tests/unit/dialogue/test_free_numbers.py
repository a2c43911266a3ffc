"""Numbers in words, as people speak them."""

import pytest

from tests.builders_free import RULES


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("thirteen", 13),
        ("twenty-three", 23),
        ("a hundred and seventy-five", 175),
        ("two hundred and fifty thousand", 250_000),
        ("ten forty", 1040),
        ("eleven fifty", 1150),
        ("one thousand two hundred", 1200),
    ],
)
def test_number_words_make_one_number(text: str, number: int) -> None:
    assert [found for found, _, _ in RULES["en"].numbers.read(text)] == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [("treinta y dos", 32), ("mil doscientos cincuenta", 1250), ("veintiocho", 28)],
)
def test_spanish_number_words_make_one_number(text: str, number: int) -> None:
    assert [found for found, _, _ in RULES["es"].numbers.read(text)] == [number]


def test_two_numbers_beside_each_other_stay_two() -> None:
    assert [n for n, _, _ in RULES["en"].numbers.read("three and three, or four")] == [3, 3, 4]


def test_a_number_knows_where_it_stands() -> None:
    text = "let's say ninety euros"
    ((_, start, end),) = RULES["en"].numbers.read(text)
    assert text[start:end] == "ninety"
