"""Figures in a text, written or spelt."""

import pytest

from app.review.claim_figures import figures_in, is_among
from tests.builders_coach import talk_in

NUMBERS = talk_in("en").claims.numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("turn 6, 68 points against 54", [6, 68, 54]),
        ("€1,150 or 1.150 or 1 150", [1150, 1150, 1150]),
        ("3.5 and 2,5", [3.5, 2.5]),
        ("levels 2, 4", [2, 4]),
        ("forty-four points", [44]),
        ("eleven hundred and fifty", [1150]),
        ("two thousand three hundred", [2300]),
        ("one of them", []),
        ("no figure here", []),
    ],
)
def test_every_figure_is_found(text: str, values: list[float]) -> None:
    assert [value for _, value in figures_in(text, NUMBERS)] == values


def test_a_currency_is_part_of_its_figure() -> None:
    known = figures_in("worth 44 points, €60 a seat, 40 %", NUMBERS)
    assert is_among(("", 44), known)
    assert is_among(("", 60), known)
    assert is_among(("%", 40), known)
    assert not is_among(("€", 44), known)
    assert not is_among(("", 45), known)


def test_spanish_numbers_are_read_without_accents() -> None:
    spelt = figures_in("dieciseis turnos y cuarenta y cuatro puntos", talk_in("es").claims.numbers)
    assert [value for _, value in spelt] == [16, 44]
