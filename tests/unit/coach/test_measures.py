"""Outcome measures against values worked out by hand; None where they are not defined.

The feasible outcomes of the baker's game are worth 8500 (12, evening, 0 shelves) to 13000
(14, morning) together.
"""

import pytest

from app.coach.judgement import Measures
from app.coach.measures import efficiency, left_well, measure, shared
from app.negotiation.acts import Ask, Close, Kind
from app.negotiation.preferences import Preferences
from tests.builders import (
    BAKER_LIKES,
    CAFE,
    CAFE_LIKES,
    ISSUES,
    a_scenario,
    terms,
    whole_terms,
)
from tests.builders_play import SCENARIO, a_play, closing, me, offer, tell, their_fact, them

NO_ZOPA = a_scenario(reservations=(8_000, 8_000))


def test_a_middling_deal_by_hand() -> None:
    assert measure(a_play(*closing(whole_terms("12", "noon", "2")))) == Measures(
        own_utility=5_000,  # 2500 + 1000 + 1500
        other_utility=5_500,  # 1000 + 3000 + 1500
        own_surplus=1_000,
        other_surplus=1_500,
        joint_gain=(10_500 - 8_500) / (13_000 - 8_500),
        claim_share=0.4,
        logrolled=(2_500 / 5_000 + 3_000 / 5_000) / 2,  # price to the baker, delivery to the café
        compatible_found=None,  # no issue on which both want the same
        discovered=0.0,
        discovered_used=None,  # nothing was told
        joint_left=2_500,
    )


def test_the_best_deal_leaves_nothing() -> None:
    found = measure(a_play(*closing(whole_terms("14", "morning", "2"))))
    assert (found.joint_gain, found.logrolled, found.joint_left) == (1.0, 1.0, 0)
    assert found.claim_share == 2_500 / (2_500 + 2_500)


@pytest.mark.parametrize("ending", [(me(Close()),), (them(Close()),), (me(),)])
def test_no_deal_is_worth_the_alternatives_and_has_no_gain(ending: tuple[object, ...]) -> None:
    found = measure(a_play(them(offer(whole_terms())), *ending))  # type: ignore[arg-type]
    assert (found.own_utility, found.other_utility) == (4_000, 4_000)
    assert (found.own_surplus, found.other_surplus) == (0, 0)
    best = measure(a_play(*closing(whole_terms("14", "morning", "2"))))
    assert found.joint_left == best.own_utility + best.other_utility - 8_000
    assert found.joint_gain == 0.0
    assert (found.claim_share, found.logrolled, found.compatible_found) == (None, None, None)


def test_without_a_zopa_joint_gain_is_not_defined() -> None:
    found = measure(a_play(me(Close()), scenario=NO_ZOPA))
    assert (found.joint_gain, found.claim_share, found.joint_left) == (None, None, 0)


def test_a_deal_without_a_zopa_has_no_share_either() -> None:
    found = measure(a_play(*closing(whole_terms()), scenario=NO_ZOPA))
    assert (found.joint_gain, found.claim_share, found.joint_left) == (None, None, 0)
    assert (found.own_surplus, found.other_surplus) == (-3_000, -2_500)


def test_a_deal_below_the_reservation_value_claims_no_share() -> None:
    found = measure(a_play(*closing(whole_terms("10", "noon", "2"))))
    assert found.own_utility == 2_500
    assert found.own_surplus == -1_500
    assert found.claim_share is None


def test_two_surpluses_of_nothing_are_not_divided() -> None:
    scenario = a_scenario(reservations=(5_000, 5_500))
    found = measure(a_play(*closing(whole_terms("12", "noon", "2")), scenario=scenario))
    assert (found.own_surplus, found.other_surplus, found.claim_share) == (0, 0, None)


def test_where_every_feasible_deal_is_worth_the_same_any_of_them_is_the_whole_gain() -> None:
    mirrored = Preferences(
        ISSUES, BAKER_LIKES.weights, tuple(row[::-1] for row in BAKER_LIKES.values)
    )
    scenario = a_scenario(preferences=(BAKER_LIKES, mirrored))
    assert measure(a_play(*closing(whole_terms()), scenario=scenario)).joint_gain == 1.0


def test_nothing_to_logroll_leaves_it_undefined_and_a_shared_wish_counts_as_found() -> None:
    same = a_scenario(preferences=(CAFE_LIKES, CAFE_LIKES))
    found = measure(a_play(*closing(whole_terms("10", "noon", "0")), scenario=same))
    assert found.logrolled is None
    assert found.compatible_found == pytest.approx(2 / 3)


def test_a_fact_told_is_discovered_and_used_when_an_offer_goes_their_way() -> None:
    told = (their_fact(), me(offer(terms(delivery="evening"))))
    assert (measure(a_play(*told)).discovered, measure(a_play(*told)).discovered_used) == (1.0, 0.0)
    used = measure(a_play(*told, them(), me(offer(terms(delivery="morning")))))
    assert used.discovered_used == 1.0


def test_the_measures_of_the_other_side_are_its_own() -> None:
    mine = measure(a_play(*closing(whole_terms())))
    theirs = measure(a_play(*closing(whole_terms()), role=CAFE))
    assert (theirs.own_utility, theirs.other_utility) == (mine.other_utility, mine.own_utility)
    assert theirs.joint_gain == mine.joint_gain


def test_telling_the_weightiest_issue_is_the_whole_share() -> None:
    assert shared(a_play(me())) == 0.0
    assert shared(a_play(me(tell(Kind.CONSTRAINT)))) == 0.0
    assert shared(a_play(me(tell(Kind.PRIORITY, "delivery")))) == 0.5
    assert shared(a_play(me(tell(Kind.INTEREST, "shelves")))) == 1.0


def test_efficiency_is_their_gain_over_all_that_moved() -> None:
    high = me(offer(whole_terms("14", "evening", "4")))
    noon = me(offer(whole_terms("14", "noon", "4")))  # costs 1000, brings 3000
    shelf = me(offer(whole_terms("14", "noon", "3")))  # costs 750, brings 750
    assert efficiency(a_play(high)) is None
    assert efficiency(a_play(high, noon)) == 0.75
    assert efficiency(a_play(high, noon, shelf)) == 3_750 / (1_750 + 3_750)


def test_a_move_that_hurts_both_has_no_efficiency_and_divides_by_something() -> None:
    odd = Preferences(ISSUES, CAFE_LIKES.weights, ((0, 0, 0, 0, 0), *CAFE_LIKES.values[1:]))
    scenario = a_scenario(preferences=(BAKER_LIKES, odd))
    turns = (me(offer(whole_terms("14"))), me(offer(whole_terms("13"))))
    assert efficiency(a_play(*turns, scenario=scenario)) == 0.0


def test_an_unfinished_play_can_be_measured() -> None:
    assert measure(a_play()).own_utility == SCENARIO.roles[0].reservation


def test_leaving_well_is_measured_where_there_is_no_zopa() -> None:
    asked = (me(Ask(Kind.PRIORITY)), their_fact())
    leaving = me(Close())
    assert left_well(a_play(*asked, leaving, scenario=NO_ZOPA)) == 1.0
    assert left_well(a_play(them(), leaving, scenario=NO_ZOPA)) == 0.5
    assert left_well(a_play(*asked, *closing(whole_terms()), scenario=NO_ZOPA)) == 0.0


def test_leaving_well_is_not_defined_with_a_zopa_or_while_the_talk_goes_on() -> None:
    assert left_well(a_play(me(Close()))) is None
    assert left_well(a_play(me(), scenario=NO_ZOPA)) is None


def test_a_deal_without_a_zopa_is_no_find() -> None:
    found = measure(a_play(*closing(whole_terms()), scenario=NO_ZOPA))
    assert (found.logrolled, found.compatible_found) == (None, None)


def test_a_deal_below_an_alternative_has_no_joint_gain() -> None:
    assert measure(a_play(*closing(whole_terms("10", "morning", "2")))).joint_gain == 0.0
