"""Which outcome is proposed."""

from dataclasses import replace

import pytest

from app.negotiation.acts import Ask, Importance, Inform, Kind, Propose, Reject
from app.negotiation.history import History
from app.negotiation.terms import Terms
from app.strategy.offering import best_offer, equivalent_offers
from app.strategy.persona import Persona
from tests.builders import a_history
from tests.builders_talk import CLIENT, SCENARIO, VENDOR, client, on, vendor
from tests.unit.strategy.looking import DREAM, GREEDY, PLAIN

WORTH = SCENARIO.role(VENDOR).preferences.utility
SUPPORT = Inform(Kind.PRIORITY, "support", Importance.HIGH)


def found(
    history: History, at_least: int, fixed: Terms = Terms(), persona: Persona = PLAIN
) -> Terms:
    offer = best_offer(history, SCENARIO, VENDOR, persona, at_least, fixed)
    assert offer is not None
    assert offer.own == WORTH(offer.terms) >= at_least
    return offer.terms


@pytest.mark.parametrize("at_least", [9_500, 8_500, 7_500, 6_900])
def test_with_nothing_opened_only_the_price_moves(at_least: int) -> None:
    terms = found(History(), at_least)
    assert terms.changed_from(DREAM).issues in ((), ("price",))


def test_from_its_own_last_offer_it_moves_the_price_again() -> None:
    last = on(price=85).merged_over(DREAM)
    history = a_history(vendor(Propose((last,))), client())
    moved = found(history, WORTH(last) - 500).changed_from(last)
    assert moved.issues == ("price",)
    assert int(str(moved.get("price"))) < 85


def test_what_the_learner_cares_for_is_given_and_taken_back_elsewhere() -> None:
    opening, last = on(price=92).merged_over(DREAM), on(price=80).merged_over(DREAM)
    history = a_history(
        client(Propose((GREEDY,))),
        vendor(Propose((opening,))),
        client(),
        vendor(Propose((last,))),
        client(SUPPORT),
    )
    terms = found(history, WORTH(last) - 100)
    assert terms.get("support") == "premium"
    assert 80 < int(str(terms.get("price"))) <= 92


def test_a_style_that_splits_goes_for_the_middle_of_both_offers() -> None:
    history = a_history(vendor(Propose((DREAM,))), client(Propose((GREEDY,))))
    splits = replace(PLAIN, splitting=1.0, yields_from=0.0)
    terms = found(history, 5_600, persona=splits)
    prices = [int(str(t.get("price"))) for t in (GREEDY, terms, DREAM)]
    assert abs(prices[0] + prices[2] - 2 * prices[1]) <= 12
    assert terms.get("support") == "business"
    straight = found(history, 5_600)
    assert straight.get("support") == DREAM.get("support")


def test_asking_about_an_issue_brings_it_into_play_too() -> None:
    silent = found(History(), 8_000)
    asked = found(a_history(client(Ask(Kind.INTEREST, "support"))), 8_000)
    assert silent.get("support") == "basic"
    assert asked.get("support") != "basic"


def test_what_is_fixed_stays_fixed() -> None:
    assert found(History(), 5_000, on(term=1, payment=60)).agrees_with(on(term=1, payment=60))


def test_there_is_no_offer_where_nothing_fits() -> None:
    assert best_offer(History(), SCENARIO, VENDOR, PLAIN, 9_999, on(price=60)) is None
    assert equivalent_offers(History(), SCENARIO, VENDOR, PLAIN, 10_001) == ()


@pytest.mark.parametrize("role", [VENDOR, CLIENT])
@pytest.mark.parametrize("at_least", [8_500, 7_000, 5_500])
def test_equivalent_offers_differ_and_are_worth_about_the_same(role: str, at_least: int) -> None:
    first, second = equivalent_offers(History(), SCENARIO, role, PLAIN, at_least)
    assert first.terms != second.terms
    assert abs(first.own - second.own) <= 200
    assert min(first.own, second.own) >= at_least


@pytest.mark.parametrize("lower_by", range(50, 2_000, 150))
def test_no_issue_is_changed_for_the_sake_of_landing_nearer_the_target(lower_by: int) -> None:
    last = on(price=96, support="business").merged_over(DREAM)
    yields = replace(PLAIN, yields_from=0.0)
    history = a_history(vendor(Propose((last,))), client(Reject()))
    moved = found(history, WORTH(last) - lower_by, persona=yields)
    assert moved.changed_from(last).issues in ((), ("price",))
