"""Offers read: one, several at once, final, on condition."""

from app.dialogue.offer_reading import is_proposal, offers_in, read_offer
from app.negotiation.acts import Propose
from tests.builders_talk import a_reading, on


def test_two_values_for_one_issue_are_two_offers() -> None:
    reading = a_reading("either 84 with 2 years or 80 with 4 years")
    assert offers_in(reading) == (on(price=84, term=2), on(price=80, term=4))


def test_without_an_or_the_last_value_of_an_issue_stands() -> None:
    assert offers_in(a_reading("84 a seat, 80 a seat")) == (on(price=80),)


def test_an_ultimatum_makes_an_offer_final_and_an_if_conditional() -> None:
    assert read_offer(a_reading("84 is my final offer")) == [
        Propose((on(price=84),), is_final=True)
    ]
    (act,) = read_offer(a_reading("84 if you sign for 2 years"))
    assert isinstance(act, Propose)
    assert act.is_conditional


def test_a_cue_puts_values_forward() -> None:
    assert is_proposal(a_reading("I could do 84"))
    assert not is_proposal(a_reading("84, 84"))
