"""Yes and no: of the whole, of a part, of values, and of nothing."""

import pytest

from app.dialogue.yes_and_no import read_acceptance, read_choice, read_denial, read_refusal
from app.negotiation.acts import Accept, Argue, Propose, Reject, Unknown
from tests.builders_talk import a_reading, offered, on, reads, whole

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


ASKED = offered(on(price=60))


@pytest.mark.parametrize(
    "text",
    [
        "That's beyond our budget.", "Forget it.", "I'd have to say no.", "I hope you reconsider.",
        "It needs to be higher.", "We were hoping for more.", "That won't do.", "I'll pass.",
    ],
)  # fmt: skip
def test_a_refusal_in_other_words_is_one(text: str) -> None:
    assert read_refusal(a_reading(text, ASKED)) == [Reject()]


def test_a_figure_beside_a_refusal_of_theirs_is_a_counter_offer() -> None:
    found = read_refusal(a_reading("No, that is too low, 84.", ASKED))
    assert found == [Reject(), Propose((on(price=84),))]


def test_a_yes_to_a_part_that_goes_on_with_but_is_still_a_yes() -> None:
    assert read_acceptance(a_reading("Yes I agree but then I pick the rest", ASKED)) == [Accept()]
    assert read_acceptance(a_reading("Yes I agree but then I pick the rest", THEIRS)) is None


def test_a_no_to_the_thing_itself_refuses_it_only_where_it_was_just_asked_for() -> None:
    asked_for = offered(on(testimonial="quote"))
    said = "No testimonial."
    assert read_denial(a_reading(said, asked_for)) == [
        Reject(on(testimonial="quote"), issue="testimonial")
    ]
    assert read_denial(a_reading(said, ASKED)) is None


def test_a_list_may_name_what_is_not_wanted_beside_what_is() -> None:
    after = offered(whole(price=88, term=4, testimonial="case-study"))
    acts = reads("75, 1 year, no case study", after)
    assert Propose((on(price=75, term=1),)) in acts
    assert any(isinstance(act, Reject) for act in acts)


@pytest.mark.parametrize(
    "text",
    ["I accept the offer with 3 years.", "I'll take the one at 90.", "We go with the one at 90."],
)
def test_one_of_two_offers_is_chosen_by_what_only_it_holds(text: str) -> None:
    one, other = whole(price=84, term=2), whole(price=90, term=3)
    assert read_choice(a_reading(text, offered(one, other))) == [Accept(other)]


def test_which_offer_is_asked_where_two_hold_what_was_named_or_none() -> None:
    both = offered(whole(price=84), whole(price=90))
    for text in ("I accept the offer with 2 years.", "I take the one with 4 years."):
        assert read_choice(a_reading(text, both)) == [Unknown("which_offer")]


def test_the_only_offer_named_by_a_part_of_it_is_taken_whole() -> None:
    assert reads("I accept the offer with 3 years.", THEIRS) == (Accept(),)
    assert read_choice(a_reading("I accept the offer with 2 years.", THEIRS)) is None
    assert read_choice(a_reading("I accept the offer with 3 years, but 80.", THEIRS)) is None
