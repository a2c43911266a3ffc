"""Figures that are not said outright: bounds, the middle, changes by a share, hints."""

import pytest

from app.dialogue.rough_figures import (
    read_bound,
    read_change,
    read_hint,
    read_middle,
    read_rough_trade,
)
from app.negotiation.acts import Accept, Inform, Kind, Propose, Unknown
from tests.builders import a_history
from tests.builders_talk import a_reading, client, offered, on, vendor, whole

HAGGLED = a_history(client(Propose((on(price=80),))), vendor(Propose((on(price=90),))))


def test_a_bound_in_words_of_offering_tells_and_offers() -> None:
    found = read_bound(a_reading("I can offer no more than €84."))
    assert found == [Inform(Kind.CONSTRAINT, "price"), Propose((on(price=84),))]


def test_the_middle_of_both_figures_is_asked_about() -> None:
    found = read_middle(a_reading("Let's meet in the middle.", HAGGLED))
    assert found == [Unknown("hint", "price", on(price=85))]
    assert read_middle(a_reading("Let's meet in the middle.")) is None


@pytest.mark.parametrize("text", ["I need 10% more.", "Could you make it 5 percent less"])
def test_a_change_by_a_share_is_asked_about(text: str) -> None:
    assert read_change(a_reading(text)) == [Unknown("hint", "price")]


def test_a_rough_figure_is_asked_about() -> None:
    assert read_hint(a_reading("Something around €84.")) == [Unknown("hint", "price")]
    assert read_hint(a_reading("Good morning.")) is None


def test_a_trade_without_a_value_is_asked_about() -> None:
    text = "If you give us better support I could sign."
    assert read_rough_trade(a_reading(text)) == [Unknown("hint", "support")]


def test_taking_an_offer_but_for_one_thing_takes_the_rest() -> None:
    rest = whole().only(set(whole().issues) - {"support"})
    read = a_reading("I take it, but I need better support.", offered(whole()))
    assert read_rough_trade(read) == [Accept(rest), Unknown("hint", "support")]
