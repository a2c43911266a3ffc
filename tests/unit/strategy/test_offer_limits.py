"""What may be offered at all, seen in the offers made."""

from dataclasses import replace

import pytest

from app.negotiation.acts import Ask, Importance, Inform, Kind, Propose
from app.negotiation.history import History
from app.negotiation.terms import Terms
from app.strategy.offering import best_offer
from app.strategy.persona import Persona
from tests.builders import a_history
from tests.builders_talk import SCENARIO, VENDOR, client, on, vendor, whole
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


@pytest.mark.parametrize("lower_by", [0, 300, 900, 2_000])
def test_the_price_rises_above_where_it_began_only_beside_what_the_learner_called_important(
    lower_by: int,
) -> None:
    opening = on(price=82).merged_over(DREAM)
    asked = a_history(vendor(Propose((opening,))), client(Ask(Kind.PRIORITY, "term")))
    told = a_history(vendor(Propose((opening,))), client(SUPPORT))
    assert int(str(found(asked, WORTH(opening) - lower_by).get("price"))) <= 82
    terms = found(told, WORTH(opening) - lower_by)
    assert int(str(terms.get("price"))) <= 82 or terms.get("support") != "basic"


def test_a_later_offer_is_never_worth_more_to_itself() -> None:
    last = on(price=80, support="business").merged_over(DREAM)
    history = a_history(vendor(Propose((last,))), client(SUPPORT))
    assert WORTH(found(history, WORTH(last) - 400)) <= WORTH(last)


def test_what_nobody_has_opened_is_held_while_the_price_can_move() -> None:
    history = a_history(vendor(Propose((DREAM,))), client(Propose((GREEDY,))))
    holds, yields = replace(PLAIN, yields_from=1.0), replace(PLAIN, yields_from=0.0)
    assert found(history, 6_900, persona=holds).changed_from(DREAM).issues == ("price",)
    assert found(history, 4_500, persona=holds).changed_from(DREAM).issues == ("price",)
    assert len(found(history, 4_500, persona=yields).changed_from(DREAM)) > 1


def test_it_gives_no_more_on_an_issue_than_the_learner_asks_for() -> None:
    modest = whole(price=90, term=3, testimonial="quote", support="business", payment=30)
    history = a_history(vendor(Propose((DREAM,))), client(Propose((modest,))))
    own = SCENARIO.role(VENDOR).preferences
    for at_least in (9_000, 8_000, 7_500):
        offer = best_offer(history, SCENARIO, VENDOR, PLAIN, at_least)
        for issue, option in offer.terms if offer else ():
            assert own.points(issue, option) >= own.points(issue, str(modest.get(issue)))


def test_where_the_learner_asks_for_less_than_is_offered_it_takes_back_no_more_than_that() -> None:
    ours = on(support="premium").merged_over(DREAM)
    modest = client(Propose((on(support="basic", price=70),)))
    history = a_history(vendor(Propose((ours,))), modest)
    assert WORTH(DREAM) > WORTH(ours)
    for at_least in (WORTH(ours), WORTH(ours) - 400, WORTH(ours) - 1_200):
        assert found(history, at_least).get("support") == "basic"
