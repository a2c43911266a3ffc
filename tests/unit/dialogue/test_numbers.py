"""Numbers: what they count, whose issue they are, and which option they mean."""

import pytest

from app.negotiation.acts import Propose, Unknown
from app.negotiation.terms import Terms
from tests.builders_talk import heard, on, reads


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Let's do 95, 4 years.", on(price=95, term=4)),
        ("3 years, 85, 60 days", on(term=3, price=85, payment=60)),
        ("84, payment 45", on(price=84, payment=45)),
        ("82, 3 years, business, 60 days", on(price=82, term=3, support="business", payment=60)),
        ("premium support, at 84", on(price=84, support="premium")),
        ("24 months and net 30", on(term=2, payment=30)),
    ],
)
def test_each_number_of_a_list_finds_its_issue(text: str, terms: Terms) -> None:
    (offer,) = [act for act in reads(text) if isinstance(act, Propose)]
    assert offer.offers == (terms,)


@pytest.mark.parametrize(
    "text", ["My cat is called 84.", "Give me a 100 score.", "We have 180 seats.", "alert(2)"]
)
def test_a_number_that_counts_something_else_is_no_value(text: str) -> None:
    assert not heard(text).mentions


def test_a_number_beyond_the_scale_is_a_doubt_about_the_finest_issue() -> None:
    (doubt,) = [act for act in reads("How about 40?") if isinstance(act, Unknown)]
    assert (doubt.doubt, doubt.issue) == ("outside_range", "price")


def test_a_bare_figure_just_below_the_price_may_be_a_bid_and_is_asked_about() -> None:
    assert reads("45") == (Unknown("which_issue"),)
    assert reads("payment 45") == (Propose((on(payment=45),)),)
