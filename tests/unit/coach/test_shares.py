"""The measures a level may count, worked by hand; None where one is not defined."""

from dataclasses import replace

import pytest

from app.coach.judgement import Measures
from app.coach.measures import measure
from app.coach.play import Play
from app.coach.shares import SHARES, shares
from app.coach.sheets import Beliefs, Sheets
from app.negotiation.acts import Ask, Close, Inform, Kind, SuggestProcess, Threaten
from app.negotiation.preferences import Preferences
from tests.builders import CAFE_LIKES, a_scenario, terms, whole_terms
from tests.builders_play import RUBRIC, a_play, closing, me, offer, tell, their_fact, them

NO_ZOPA = a_scenario(reservations=(8_000, 8_000))


def share(name: str, play: Play) -> float | None:
    return SHARES[name](play, measure(play))


def test_both_gain_when_neither_is_worse_off_than_without_a_deal() -> None:
    assert share("both_gain", a_play(*closing(whole_terms("12", "noon", "2")))) == 1.0
    assert share("both_gain", a_play(*closing(whole_terms("10", "noon", "2")))) == 0.0


def test_without_a_deal_both_gain_nothing_and_without_a_zopa_it_is_not_defined() -> None:
    assert share("both_gain", a_play(me(Close()))) == 0.0
    assert share("both_gain", a_play(me(Close()), scenario=NO_ZOPA)) is None


def test_balance_is_the_nearness_of_the_two_surpluses() -> None:
    # 1000 to the baker and 1500 to the café: a claim share of 0.4
    assert share("balance", a_play(*closing(whole_terms("12", "noon", "2")))) == pytest.approx(0.8)
    assert share("balance", a_play(me())) is None


def test_on_the_frontier_nothing_is_missing() -> None:
    assert share("frontier", a_play(*closing(whole_terms("14", "morning", "2")))) == 1.0


def test_off_the_frontier_it_is_what_another_outcome_would_have_added() -> None:
    # 12, noon, 2 shelves is 5000 + 5500. Nobody worse off: 14, morning, 2 shelves is 6500 + 6500,
    # 2500 more together, of the 4500 between the best and the lowest feasible outcome.
    found = share("frontier", a_play(*closing(whole_terms("12", "noon", "2"))))
    assert found == pytest.approx(1 - 2_500 / 4_500)


def test_below_an_alternative_there_is_no_nearness_to_the_frontier() -> None:
    assert share("frontier", a_play(*closing(whole_terms("10", "noon", "2")))) == 0.0
    assert share("frontier", a_play(me(Close()))) is None
    assert share("frontier", a_play(*closing(whole_terms()), scenario=NO_ZOPA)) is None


def test_answered_is_the_share_of_questions_with_an_answer() -> None:
    asks = them(Ask(Kind.PRIORITY))
    assert share("answered", a_play(asks, me(tell()), asks, me())) == 0.5
    assert share("answered", a_play(them(), me())) is None


def test_reciprocity_is_the_share_of_tellings_that_were_answered_soon() -> None:
    told = me(Inform(Kind.PRIORITY, "price"))
    assert share("reciprocity", a_play(their_fact(0), told, their_fact(1), told)) == 1.0
    assert share("reciprocity", a_play(their_fact(0), told, their_fact(1), me(), me())) == 0.5
    assert share("reciprocity", a_play(them(), told)) is None


def test_trust_at_the_end_is_a_share_of_all_there_could_be() -> None:
    assert share("trust_end", a_play(me(), them())) == 0.5
    assert share("trust_end", a_play(me(Threaten()), them())) == pytest.approx(0.38)
    assert share("trust_end", a_play()) is None


def test_the_next_deal_opens_with_what_trust_has_unlocked() -> None:
    # of the café's facts only the reason is guarded: it takes a trust of 52
    assert share("next_deal", a_play(me(Ask(Kind.OPEN)), them())) == 1.0
    assert share("next_deal", a_play(me(), them())) == 0.0
    bare = a_play(me(), them())
    open_side = replace(bare.counterpart, interests=())
    assert share("next_deal", replace(bare, counterpart=open_side)) is None


def test_beliefs_are_as_accurate_as_their_order() -> None:
    guess = Sheets(beliefs=Beliefs(("delivery", "shelves", "price")))
    right = replace(a_play(me()), sheets=guess)
    wrong = replace(a_play(me()), sheets=Sheets(beliefs=Beliefs(("price", "shelves", "delivery"))))
    assert share("belief_accuracy", right) == 1.0
    assert share("belief_accuracy", wrong) == 0.0
    assert share("belief_accuracy", a_play(me())) is None


def test_what_is_wanted_differently_counts_when_an_offer_takes_it_up() -> None:
    used = me(offer(terms(delivery="morning")))
    assert share("used_on_unlike", a_play(their_fact(), used)) == 1.0
    assert share("used_on_unlike", a_play(their_fact(), me())) == 0.0
    same = Preferences(CAFE_LIKES.issues, CAFE_LIKES.weights, CAFE_LIKES.values)
    alike = a_scenario(preferences=(same, CAFE_LIKES))
    assert share("used_on_unlike", a_play(their_fact(), used, scenario=alike)) is None


def test_options_are_packages_that_differ_in_more_than_the_price() -> None:
    first = me(offer(terms(price="14", delivery="noon")))
    cheaper = me(offer(terms(price="13")))
    other = me(offer(terms(delivery="morning")))
    assert share("options_before_commitment", a_play(first, cheaper, cheaper)) == 0.5
    assert share("options_before_commitment", a_play(first, cheaper, other)) == 1.0
    assert share("options_before_commitment", a_play(me(), me(), me())) == 0.0
    assert share("options_before_commitment", a_play(first, other)) is None


def test_a_recovery_is_another_way_that_got_them_moving() -> None:
    stuck = (me(offer(whole_terms("14", "evening", "4"))), them(), me(), them())
    way = me(SuggestProcess())
    assert share("recoveries", a_play(*stuck, way, their_fact())) == 1.0
    assert share("recoveries", a_play(*stuck, way, them(), me(), them())) == 0.0
    assert share("recoveries", a_play(*stuck, me(), their_fact())) == 0.0
    assert share("recoveries", a_play(me(), them())) is None


def test_only_defined_measures_are_returned_in_the_order_asked() -> None:
    play = a_play(me(), them())
    found = shares(play, measure(play), ("recoveries", "trust_end", "discovered"))
    assert found == (("trust_end", 0.5), ("discovered", 0.0))


def test_a_share_stays_between_nothing_and_all() -> None:
    play = a_play(me())
    wide: Measures = replace(measure(play), joint_gain=1.2, logrolled=-0.1)
    assert shares(play, wide, ("joint_gain", "logrolled")) == (
        ("joint_gain", 1.0),
        ("logrolled", 0.0),
    )


def test_every_measure_is_used_by_a_characteristic() -> None:
    assert {name for c in RUBRIC.characteristics for name in c.measures} == set(SHARES)
