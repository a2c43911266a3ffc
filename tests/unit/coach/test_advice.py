"""Advice: acts that would have been better, from what the learner knew at that turn."""

import pytest

from app.coach.advice import ADVICE, recommend
from app.coach.play import Play
from app.negotiation.acts import (
    Acknowledge,
    Ask,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    Summarise,
)
from app.negotiation.preferences import Preferences
from tests.builders import BAKER, BAKER_LIKES, CAFE, CAFE_LIKES, a_scenario, terms, whole_terms
from tests.builders_play import a_play, closing, me, offer, their_fact, them

# Besides the price the shelves weigh most for the baker (best: all 4), the delivery least.
PLAIN = a_play(them(offer(terms(price="11"))), me(offer(terms(price="13"))), them(), me())


def one(name: str, play: Play = PLAIN, turn: int = 2, issue: str | None = None) -> object:
    (act,) = recommend(name, play, turn, issue)
    return act


def test_asking_what_matters_names_no_issue() -> None:
    assert one("ask-priority") == Ask(Kind.PRIORITY)


def test_asking_why_is_about_the_issue_of_the_finding() -> None:
    assert one("ask-why", issue="delivery") == Ask(Kind.INTEREST, "delivery")


def test_asking_why_is_else_about_the_point_of_their_offer_that_costs_the_most() -> None:
    # 11 costs the baker 3750 against 14, noon 1000 against the evening
    theirs = them(offer(terms(price="11", delivery="noon")))
    assert one("ask-why", a_play(theirs, me())) == Ask(Kind.INTEREST, "price")
    kinder = them(offer(terms(price="14", delivery="noon")))
    assert one("ask-why", a_play(kinder, me())) == Ask(Kind.INTEREST, "delivery")
    assert one("ask-why", a_play(them(), me())) == Ask(Kind.INTEREST, "shelves")


def test_who_has_asked_what_matters_goes_on_to_why() -> None:
    asked = a_play(me(Ask(Kind.PRIORITY)), their_fact(), me(offer(terms(price="13"))))
    assert one("ask-priority", asked, 3) == Ask(Kind.INTEREST, "delivery")


def test_why_is_asked_about_what_they_have_not_explained_yet() -> None:
    theirs = them(offer(terms(price="11", shelves="1")))
    explained = a_play(their_fact(0), me(), their_fact(1), me(), theirs, me())
    assert one("ask-why", explained, 3) == Ask(Kind.INTEREST, "delivery")
    assert one("ask-why", explained, 6) == Ask(Kind.INTEREST, "price")


def test_telling_comes_with_asking_back() -> None:
    told = recommend("tell-priority", PLAIN, 2, None)
    assert told == (Inform(Kind.PRIORITY, "shelves", Importance.HIGH), Ask(Kind.PRIORITY))


def test_an_answer_is_the_deepest_fact_of_ones_own_about_it() -> None:
    assert one("answer", issue="delivery") == Inform(
        Kind.INTEREST, "delivery", None, f"{BAKER}-delivery-why"
    )


def test_without_a_fact_about_it_the_answer_is_what_matters_most() -> None:
    assert recommend("answer", PLAIN, 2, "price") == recommend("tell-priority", PLAIN, 2, None)


def test_summing_up_names_what_they_called_important_by_then() -> None:
    play = a_play(me(), their_fact(), me())
    assert recommend("sum-up", play, 3, None) == (Acknowledge("delivery"), Summarise())
    assert recommend("sum-up", play, 1, None) == (Acknowledge(), Summarise())


def test_a_counter_offer_first_takes_up_what_they_called_important() -> None:
    trade = Propose((terms(shelves="4", delivery="morning"),), is_conditional=True)
    play = a_play(me(), their_fact(), me())
    assert recommend("acknowledge-and-counter", play, 3, None) == (Acknowledge("delivery"), trade)
    assert recommend("acknowledge-and-counter", PLAIN, 2, None) == (Acknowledge(), trade)


def test_a_counter_offer_takes_up_the_issue_of_the_finding_only_where_they_told_about_it() -> None:
    play = a_play(me(), their_fact(), me())
    assert recommend("acknowledge-and-counter", play, 3, "shelves")[0] == Acknowledge("delivery")
    assert recommend("acknowledge-and-counter", play, 3, "delivery")[0] == Acknowledge("delivery")


def test_holding_the_interest_keeps_what_weighs_most_and_gives_something_else() -> None:
    said = offer(terms(shelves="4", price="12"))
    held = one("hold-the-interest", a_play(them(), me(said)), 2)
    assert held == Propose((terms(shelves="4", delivery="morning"),), is_conditional=True)


def test_a_trade_asks_for_the_weightiest_and_gives_the_cheapest() -> None:
    wanted = Propose((terms(shelves="4", delivery="morning"),), is_conditional=True)
    assert one("trade") == wanted


def test_where_the_delivery_weighs_more_the_shelves_are_given() -> None:
    likes = Preferences(BAKER_LIKES.issues, (4_000, 4_000, 2_000), BAKER_LIKES.values)
    scenario = a_scenario(preferences=(likes, CAFE_LIKES))  # now the shelves are cheap
    asks_delivery = a_play(me(), them(), scenario=scenario)
    assert one("trade", asks_delivery, 1) == Propose(
        (terms(delivery="evening", shelves="0"),), is_conditional=True
    )


def test_a_package_keeps_what_was_being_haggled_over() -> None:
    wanted = Propose((terms(price="13", shelves="4", delivery="morning"),), is_conditional=True)
    assert one("package") == wanted


def test_a_package_with_nothing_haggled_over_takes_the_price_at_its_middle() -> None:
    wanted = Propose((terms(price="12", shelves="4", delivery="morning"),), is_conditional=True)
    assert one("package", a_play(me())) == wanted


def test_a_choice_differs_in_what_they_may_prefer() -> None:
    act = one("choice")
    assert isinstance(act, Propose)
    assert all(made.get("shelves") == "4" for made in act.offers)


def test_a_choice_in_a_game_too_small_for_one_is_a_plain_offer() -> None:
    issues = BAKER_LIKES.issues[:2]
    likes = tuple(
        Preferences(issues, (5_000, 5_000), p.values[:2]) for p in (BAKER_LIKES, CAFE_LIKES)
    )
    small = a_scenario(preferences=(likes[0], likes[1]))
    assert one("choice", a_play(me(), scenario=small), 1) == Propose(
        (terms(delivery="evening"),), is_conditional=True
    )


@pytest.mark.parametrize("name", ADVICE)
@pytest.mark.parametrize("role", [BAKER, CAFE])
def test_every_advice_stands_at_any_turn_of_either_side(name: str, role: str) -> None:
    play = a_play(me(), their_fact(), me(offer(terms(price="13"))), them(), role=role)
    for turn in range(1, 5):
        assert bool(recommend(name, play, turn, None)) is (name != "none")


def test_what_was_told_later_is_not_used() -> None:
    late = a_play(me(), them(), me(), their_fact())
    assert recommend("sum-up", late, 3, None)[0] == Acknowledge()


# Worth 25 to the baker, whose alternative is worth 40; at 12 it would be worth 50.
LOW = whole_terms("10", "noon", "2")


def test_what_is_worth_less_than_leaving_is_refused_with_what_would_have_to_change() -> None:
    for turn in (2, 4):  # where it was offered, and where it was to be confirmed
        refused, instead = recommend("refuse", a_play(*closing(LOW)), turn, None)
        assert isinstance(refused, Reject)
        assert isinstance(instead, Propose)
        assert refused.terms.agrees_with(LOW)
        (change,) = instead.offers
        assert refused.issue in change
        better = change.merged_over(LOW)
        scenario = a_scenario()
        assert scenario.role(BAKER).preferences.utility(better) > 4_000
        assert scenario.role(CAFE).preferences.utility(better) >= 4_000


def test_ones_own_low_offer_is_not_refused_but_raised() -> None:
    play = a_play(them(), me(offer(LOW)))
    (act,) = recommend("refuse", play, 2, None)
    assert isinstance(act, Propose)


def test_where_nothing_could_change_it_a_no_stands_alone() -> None:
    none = a_scenario(reservations=(9_000, 9_000))
    (act,) = recommend("refuse", a_play(*closing(LOW), scenario=none), 4, None)
    assert isinstance(act, Reject)


def test_what_is_worth_taking_is_not_refused() -> None:
    assert recommend("refuse", a_play(*closing(whole_terms("14"))), 4, None) == recommend(
        "trade", a_play(*closing(whole_terms("14"))), 4, None
    )


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(KeyError):
        recommend("flatter", PLAIN, 1, None)
