"""Numbers: what they count, whose issue they are, and which option they mean."""

import pytest

from app.negotiation.acts import Propose, Unknown
from app.negotiation.terms import Terms
from tests.builders_every import words_in
from tests.builders_spanish import PUESTO, stall
from tests.builders_talk import NOTHING, heard, on, reads


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


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("a hundred and three years", on(price=100, term=3)),
        ("ninety-nine and three years", on(price=99, term=3)),
        ("Let's say eighty four and four years.", on(price=84, term=4)),
    ],
)
def test_a_number_in_words_ends_where_another_is_counted(text: str, terms: Terms) -> None:
    (offer,) = [act for act in reads(text) if isinstance(act, Propose)]
    assert offer.offers == (terms,)


def test_two_figures_side_by_side_tell_a_price_to_the_hundredth_where_that_fits() -> None:
    assert reads("I can do eighty-four fifty.") == (
        Unknown("between_steps", issue="price", near=on(price=84)),
    )
    (mention,) = heard("How about twelve fifty?").mentions
    assert (mention.option, mention.number) == (None, 1250)


def test_a_price_in_two_figures_is_read_in_spanish_too() -> None:
    (mention,) = heard(
        "Lo dejo en treinta con cincuenta la caja.", NOTHING, PUESTO, stall(1)
    ).mentions
    assert (mention.issue, mention.number) == ("precio", 30.5)


@pytest.mark.parametrize(
    "text", ["Can we talk on Monday at ten thirty?", "Let's split it fifty fifty."]
)
def test_two_figures_side_by_side_may_be_an_hour_or_halves(text: str) -> None:
    assert not [act for act in reads(text) if isinstance(act, Propose)]
    assert not heard(text).mentions


def test_a_name_after_another_number_is_not_that_of_the_first() -> None:
    said = heard("ninety thousand and 9 hours", NOTHING, "employer", words_in("job-offer"))
    (offer,) = [act for act in said.acts if isinstance(act, Propose)]
    assert dict(offer.offers[0]).get("hours") == "9"
    said = heard("ninety thousand and five hours", NOTHING, "employer", words_in("job-offer"))
    assert [m.number for m in said.mentions if m.issue == "hours"] == [5]
