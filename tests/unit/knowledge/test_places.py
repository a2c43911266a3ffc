"""Lines found by the names that lead there."""

import pytest

from app.knowledge.placed import place_text
from app.knowledge.places import line_called
from tests.unit.knowledge.broken import line_of
from tests.unit.knowledge.market import MARKET

PLACED = place_text(MARKET, "market.yaml")


@pytest.mark.parametrize(
    ("names", "at"),
    [
        (("shared_brief",), "shared_brief"),
        (("issues", "place", "options", "wall"), "wall: {shown"),
        (("issues", "rent", "said"), 'said: {"*": "{n} euros'),
        (("roles", "owner", "interests", "owner-gate-why", "text"), "text: Carts need the gate"),
        (("roles", "owner", "reasons", "owner-rent-list"), "- {id: owner-rent-list"),
        (("roles", "owner", "talk", "opening", "Mind the crates."), "Mind the crates."),
        (("roles", "owner", "private_brief", "Keep the gate free."), "- text: Keep the gate"),
        (("roles", "tenant", "preferences"), "rent: {weight: 30"),
    ],
)
def test_names_lead_to_a_line(names: tuple[str, ...], at: str) -> None:
    assert line_called(names, PLACED) == line_of(MARKET, at)


def test_a_name_that_is_not_there_is_passed_over() -> None:
    assert line_called(("issues", "nothing", "place"), PLACED) == line_of(MARKET, "- id: place")
    assert line_called(("nothing",), PLACED) == 1


def test_of_two_with_one_id_it_is_the_second() -> None:
    text = "list:\n  - id: one\n  - id: one\n"
    assert line_called(("one",), place_text(text, "x")) == 3
