"""Yes and no: of the whole, of a part, of values, and of nothing."""

import pytest

from app.dialogue.yes_and_no import read_acceptance, read_choice, read_refusal
from app.negotiation.acts import Accept, Argue, Propose, Reject
from tests.builders_talk import a_reading, offered, on, whole

THEIRS = offered(whole(term=3))


@pytest.mark.parametrize("text", ["Deal.", "I accept your offer.", "Ok I take your last offer"])
def test_a_whole_offer_is_accepted(text: str) -> None:
    assert read_acceptance(a_reading(text, THEIRS)) == [Accept()]


def test_a_value_they_offered_is_accepted_and_another_is_offered() -> None:
    assert read_acceptance(a_reading("3 years is fine", THEIRS)) == [Accept(on(term=3))]
    assert read_acceptance(a_reading("2 years is fine", THEIRS)) == [Propose((on(term=2),))]


@pytest.mark.parametrize("text", ["I can't accept that.", "Deal at 40?", "Fine, but not at once."])
def test_what_is_no_acceptance_is_left_to_other_readers(text: str) -> None:
    assert read_acceptance(a_reading(text, THEIRS)) is None


def test_one_of_two_offers_is_chosen_by_its_place() -> None:
    both = offered(on(term=2), on(term=3))
    assert read_choice(a_reading("The second one.", both)) == [Accept(on(term=3))]
    assert read_choice(a_reading("The second one.", THEIRS)) is None


def test_with_nothing_on_the_table_too_expensive_is_an_argument() -> None:
    assert read_refusal(a_reading("The price is too high.")) == [Argue("price")]


def test_a_value_turned_down_is_refused_by_its_issue() -> None:
    found = read_refusal(a_reading("I can't do 3 years.", THEIRS))
    assert found == [Reject(on(term=3), issue="term")]
