"""What in a sentence is asked about: figures that fit nothing, two values for one issue."""

import pytest

from app.dialogue.doubts import doubts_of
from app.dialogue.rule_ear import read_acts
from app.negotiation.acts import Unknown
from tests.builders_talk import a_reading, on


def doubts(text: str) -> list[Unknown]:
    reading = a_reading(text)
    return doubts_of(reading, read_acts(reading))


@pytest.mark.parametrize("text", ["84 a seat and 86 a seat", "2 years, otherwise 3 years"])
def test_two_values_for_one_issue_are_asked_about(text: str) -> None:
    assert [doubt.doubt for doubt in doubts(text)] == ["two_values"]


@pytest.mark.parametrize(
    "text", ["84 a seat, I mean 86 a seat", "84 or 86 a seat", "from 84 to 86 a seat"]
)
def test_a_correction_and_a_choice_are_clear(text: str) -> None:
    assert doubts(text) == []


def test_a_figure_beyond_the_scale_is_asked_about_with_its_end() -> None:
    (doubt,) = doubts("How about 300 a seat?")
    assert (doubt.doubt, doubt.near) == ("outside_range", on(price=100))


def test_what_is_given_up_beside_an_offer_is_asked_about() -> None:
    text = "I'd give up the case study if you sign for 3 years"
    assert doubts(text) == [Unknown("hint", "testimonial")]


def test_leaving_out_what_can_be_left_out_is_no_doubt() -> None:
    assert doubts("84 and no testimonial") == []
