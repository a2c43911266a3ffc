"""Figures in free words: those of values may stand, others only in a text that is told."""

from app.dialogue.verify import Verified, verify_freely
from app.negotiation.acts import Propose
from app.negotiation.terms import terms_of
from tests.builders_free import RULES, refusal
from tests.builders_talk import a_request, on
from tests.builders_voiced import words_for

OFFER = Propose((on(price=84, support="premium"),))


def test_a_figure_that_was_not_decided_is_refused() -> None:
    assert refusal("84 a seat with premium support for seventeen of us.", OFFER) == "number"


def test_a_small_number_of_people_counts_nothing() -> None:
    request = a_request(OFFER)
    text = "84 a seat with premium support, for the two of us."
    assert isinstance(verify_freely(text, request, RULES["en"]), Verified)


def test_the_thousand_behind_a_figure_belongs_to_it() -> None:
    words = words_for("no-zone", 1)
    offer = Propose((terms_of({"price": "225000"}),))
    request = a_request(offer, speaker="owner", words=words)
    assert isinstance(verify_freely("Let's say 225 thousand.", request, RULES["en"]), Verified)


def test_no_thousand_stands_behind_a_small_price() -> None:
    assert refusal("Let's say 84 thousand a seat, with premium support.", OFFER)
