"""Below the reservation value (counter-evidence): worse than one's own alternative."""

from app.coach.checks.below_own_reservation import check
from tests.builders import a_scenario, terms, whole_terms
from tests.builders_play import a_play, closing, is_against, is_unseen, me, my_parts, offer, them

LOW = whole_terms("10", "noon", "2")  # 0 + 1000 + 1500 to the baker, who has 4000 elsewhere
FAIR = whole_terms("12", "noon", "2")  # 5000


def test_an_offer_below_it_is_seen() -> None:
    turn = my_parts(("All right,", None), ("10, noon, two.", offer(LOW)))
    assert is_against(check(a_play(them(), turn)), (2, "10, noon, two."))


def test_a_deal_below_it_is_seen_on_the_last_word() -> None:
    assert is_against(check(a_play(*closing(LOW))), (4, "Yes, agreed."))


def test_what_is_worth_as_much_as_the_alternative_is_not_below() -> None:
    scenario = a_scenario(reservations=(5_000, 4_000))
    assert is_unseen(check(a_play(me(offer(FAIR)), *closing(FAIR), scenario=scenario)))


def test_a_part_of_an_offer_is_not_weighed() -> None:
    finding = check(a_play(me(offer(terms(price="10")))))
    assert is_unseen(finding)
    assert finding.is_counter


def test_a_slip_taken_back_at_once_is_no_offer_below_it() -> None:
    assert is_unseen(
        check(a_play(me(offer(LOW)), them(), me(offer(whole_terms("14", "noon", "2")))))
    )
