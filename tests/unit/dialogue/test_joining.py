"""What several sentences do together."""

import pytest

from app.dialogue.context import Context, context_of
from app.dialogue.joining import Spoken, joined
from app.negotiation.acts import Accept, Act, Propose, Reject, SmallTalk, Span, Unknown
from app.negotiation.history import History
from tests.builders_talk import CLIENT, SCENARIO, agreeing, offered, on, whole

FIRST, SECOND = Span(0, 10), Span(11, 20)
NOTHING = History()


def context(history: History) -> Context:
    return context_of(history, SCENARIO, CLIENT)


def together(first: Act, second: Act, history: History = NOTHING, **marks: set[Span]) -> list[Act]:
    read = [(first, FIRST), (second, SECOND)]
    found = joined(read, context(history), Spoken(**marks))
    return [act for act, _ in found]


def test_values_of_several_sentences_are_one_offer() -> None:
    found = together(Propose((on(price=84),)), Propose((on(term=2),)))
    assert found == [Propose((on(price=84, term=2),))]


def test_two_values_for_one_issue_are_a_doubt() -> None:
    found = together(Propose((on(price=84),)), Propose((on(price=80),)))
    assert Unknown("two_values", "price", on(price=80)) in found


def test_sentences_that_begin_an_offer_of_their_own_stay_apart() -> None:
    one, other = Propose((on(price=84),)), Propose((on(price=80),))
    assert together(one, other, starts={FIRST, SECOND}) == [Propose((on(price=84), on(price=80)))]


def test_a_yes_to_a_whole_offer_falls_before_a_new_one() -> None:
    assert together(Accept(), Propose((on(price=80),)), offered(whole())) == [
        Propose((on(price=80),))
    ]


def test_a_yes_to_one_value_stands_beside_an_offer_on_another() -> None:
    found = together(Accept(), Propose((on(term=2),)), offered(on(price=84)))
    assert found == [Accept(), Propose((on(term=2),))]


def test_a_yes_takes_their_value_out_of_what_is_offered() -> None:
    found = together(Accept(), Propose((on(price=84, term=2),)), offered(on(price=84)))
    assert found == [Accept(on(price=84)), Propose((on(term=2),))]


def test_saying_back_no_more_than_they_asked_for_is_a_yes_unless_it_asks() -> None:
    again, table = Propose((on(price=84),)), offered(on(price=84))
    assert together(SmallTalk(), again, table) == [Accept(on(price=84))]
    assert together(SmallTalk(), again, table, asked={SECOND}) == [again]


def test_saying_it_back_beside_a_no_refuses_it() -> None:
    found = together(Reject(), Propose((on(price=84),)), offered(on(price=84)))
    assert found == [Reject(on(price=84))]


def test_naming_some_values_of_a_whole_offer_asks_for_the_others_to_change() -> None:
    again = Propose((on(price=84),))
    assert together(SmallTalk(), again, offered(whole(price=84))) == [again]


def test_repeating_what_is_being_agreed_confirms_it() -> None:
    found = together(SmallTalk(), Propose((on(price=84),)), agreeing(whole(price=84)))
    assert found == [Accept()]


def test_a_remark_falls_away_beside_anything_that_counts() -> None:
    assert together(SmallTalk(), Reject()) == [Reject()]


def test_a_refusal_of_one_issue_does_not_refuse_the_value_of_another() -> None:
    found = together(Propose((on(price=84),)), Reject(issue="term"), offered(on(price=84)))
    assert Reject(on(price=84)) not in found


def test_a_yes_said_twice_is_one_yes_in_both_places() -> None:
    read = [(Accept(), FIRST), (Accept(), SECOND)]
    spans = [span for _, span in joined(list(read), context(offered(whole())), Spoken())]
    assert spans == [Span(FIRST.start, SECOND.end)]


@pytest.mark.parametrize("doubt", ["which_issue", "outside_range", "between_steps", "hint"])
def test_a_yes_beside_a_figure_nobody_can_place_is_no_yes_yet(doubt: str) -> None:
    assert together(Unknown(doubt), Accept(), offered(whole())) == [Unknown(doubt)]


def test_a_yes_beside_words_that_are_not_understood_is_a_yes() -> None:
    assert Accept() in together(Unknown(), Accept(), offered(whole()))
