"""Objective standard: something outside both sides, where the brief holds one."""

from app.coach.checks.objective_standard import check
from app.negotiation.acts import Argue
from tests.builders import terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer

PRICES = tuple(me(offer(terms(price=p)), text=f"{p}.") for p in ("14", "13", "12"))


def test_a_standard_of_the_brief_is_met_with_its_words() -> None:
    turn = my_parts(("The guild lists 13.", Argue("price", standard="baker-price-market")))
    finding = check(a_play(turn))
    assert is_met(finding, (1, "The guild lists 13."))
    assert finding.issue == "price"


def test_any_other_standard_is_met() -> None:
    turn = my_parts(("Others pay 13.", "objective_standard"))
    assert is_met(check(a_play(turn)), (1, "Others pay 13."))


def test_a_plain_reason_is_no_standard() -> None:
    assert is_unseen(check(a_play(me(Argue("price", reason="baker-price-costs")))))


def test_three_offers_on_what_the_brief_could_have_measured_are_missed_on_the_last() -> None:
    finding = check(a_play(*PRICES))
    assert is_missed(finding, (3, "12."))
    assert finding.issue == "price"


def test_offers_on_what_no_standard_speaks_of_call_for_none() -> None:
    shelves = tuple(me(offer(terms(shelves=n))) for n in ("4", "3", "2"))
    assert is_unseen(check(a_play(*shelves, *PRICES[:2])))
