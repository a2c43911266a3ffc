"""How a learner comes to an end."""

from app.negotiation.acts import Accept, Close, Reject, SmallTalk, Summarise
from app.simulation.learners.closing import best_offer, end, settle, take
from tests.builders import whole_terms
from tests.builders_learners import a_view, baker, being_agreed, cafe, offer, turns_over

GOOD, BAD = whole_terms("12", "morning", "1"), whole_terms("14", "evening", "4")


def test_nothing_is_settled_while_nothing_is_being_agreed() -> None:
    assert settle(a_view(baker(offer(GOOD)))) is None


def test_what_the_other_side_restates_is_confirmed() -> None:
    assert settle(a_view(*being_agreed(GOOD))) == (Accept(),)


def test_what_nobody_has_restated_yet_is_restated() -> None:
    view = a_view(baker(offer(GOOD)), cafe(Accept(GOOD)), baker())
    assert settle(view) == (Summarise(GOOD),)


def test_having_restated_it_waits() -> None:
    view = a_view(baker(offer(GOOD)), cafe(Accept(GOOD), Summarise(GOOD)), baker())
    assert settle(view) == (SmallTalk(),)


def test_terms_below_the_limit_are_refused_and_left_in_the_last_turn() -> None:
    assert settle(a_view(*being_agreed(BAD))) == (Reject(BAD),)
    late = a_view(*turns_over(10), *being_agreed(BAD)[1:])
    assert settle(late) == (Close(),)


def test_an_offer_is_taken_at_its_worth_and_never_below_the_limit() -> None:
    assert take(a_view(baker(offer(GOOD))), 5_000) == (Accept(GOOD),)
    assert take(a_view(baker(offer(GOOD))), 9_900) is None
    assert take(a_view(baker(offer(BAD))), 0) is None
    assert best_offer(a_view(baker())) is None


def test_only_the_last_turn_is_the_end() -> None:
    assert end(a_view(*turns_over(5, offer(GOOD)))) is None
    assert end(a_view(*turns_over(11, offer(GOOD)))) == (Accept(GOOD),)
    assert end(a_view(*turns_over(11, offer(GOOD))), 9_900) is None
    assert end(a_view(*turns_over(11, offer(BAD)))) is None
    assert end(a_view(*turns_over(12, offer(BAD)))) == (Close(),)
