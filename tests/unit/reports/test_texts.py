"""What a text among the fixed words may be."""

import pytest
from pydantic import ValidationError

from app.reports.texts import AtTurn, Fixed, Part


class Two(Part):
    plain: Fixed
    at: AtTurn


def test_a_text_may_name_its_slots_and_need_not() -> None:
    assert Two(plain="a", at="turn {turn}").at == "turn {turn}"
    assert Two(plain="a", at="b").at == "b"


@pytest.mark.parametrize(
    ("plain", "at", "problem"),
    [
        ("{turn}", "b", "known here: none"),
        ("a", "{points}", "known here: {turn}"),
        (" ", "b", "at least 1"),
    ],
)
def test_an_unknown_slot_and_an_empty_text_are_refused(plain: str, at: str, problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        Two(plain=plain, at=at)
