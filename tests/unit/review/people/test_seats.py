"""Who plays which role is told, or seen from the names."""

import pytest

from app.errors import Rejected
from app.negotiation.terms import Terms, terms_of
from app.review.people.reading import read_talk
from app.review.people.seats import check_agreement, seats
from app.review.people.transcript import About
from tests.builders_people import a_bike

WHOLE = terms_of({"price": "150", "rack": "pannier-bags", "day": "saturday"})


def seated(text: str, **roles: str) -> dict[str, str]:
    return dict(seats(read_talk(text, About(roles=roles)), a_bike()))


def test_one_role_that_is_told_settles_the_other() -> None:
    assert seated("Sam: 150?\nKim: No.", kim="seller") == {"Kim": "seller", "Sam": "buyer"}


def test_a_speaker_called_as_a_role_has_it() -> None:
    assert seated("Seller: 150?\nSam: No.") == {"Seller": "seller", "Sam": "buyer"}


def test_a_speaker_called_as_the_person_of_a_role_has_it() -> None:
    person = a_bike().role("buyer").person
    assert seated(f"{person}: 150?\nKim: No.") == {person: "buyer", "Kim": "seller"}


@pytest.mark.parametrize(
    ("roles", "problem"),
    [
        ({}, "like Sam=buyer,Kim=seller"),
        ({"Sam": "buyer", "Kim": "buyer"}, "Both speakers"),
        ({"Sam": "vendor"}, "'vendor' is no role"),
    ],
)
def test_who_is_who_has_to_be_clear(roles: dict[str, str], problem: str) -> None:
    with pytest.raises(Rejected, match=problem) as refused:
        seated("Sam: 150?\nKim: No.", **roles)
    assert refused.value.field == "/roles"


@pytest.mark.parametrize("agreement", [None, Terms(), WHOLE])
def test_a_whole_agreement_none_and_nothing_known_can_be_told(agreement: Terms | None) -> None:
    check_agreement(agreement, a_bike())


@pytest.mark.parametrize(
    ("agreement", "problem"),
    [
        ({"colour": "red"}, "'colour' is none of: price, rack, day"),
        ({"day": "sunday"}, "'sunday' is no option"),
        ({"day": "saturday"}, "missing: price, rack"),
    ],
)
def test_an_agreement_is_of_the_scenario_and_whole(agreement: dict[str, str], problem: str) -> None:
    with pytest.raises(Rejected, match=problem):
        check_agreement(terms_of(agreement), a_bike())
