"""When an offer is taken."""

from dataclasses import replace

from app.negotiation.acts import Propose
from app.negotiation.history import History
from app.negotiation.terms import Terms
from app.negotiation.trust import START
from app.strategy.acceptance import acceptable_offer, acceptance_level
from app.strategy.concession import level_at
from tests.builders import a_history
from tests.builders_talk import SCENARIO, VENDOR, client, on, whole
from tests.unit.strategy.looking import DREAM, GREEDY, PLAIN

OWN = SCENARIO.role(VENDOR)
WORTH = OWN.preferences.utility


def taken(wanted: int, *offers: Terms) -> Terms | None:
    history = a_history(client(Propose(offers))) if offers else History()
    found = acceptable_offer(history, SCENARIO, VENDOR, wanted)
    return found.terms if found else None


def test_an_offer_is_taken_from_exactly_what_is_wanted() -> None:
    assert taken(WORTH(whole()), whole()) == whole()
    assert taken(WORTH(whole()) + 1, whole()) is None


def test_nothing_below_the_reservation_value_is_taken_whatever_is_wanted() -> None:
    assert WORTH(GREEDY) < OWN.reservation
    assert taken(0, GREEDY) is None


def test_of_several_the_best_is_taken() -> None:
    assert taken(5_000, whole(price=84), DREAM) == DREAM


def test_an_incomplete_offer_is_not_taken() -> None:
    assert taken(0, on(price=100)) is None


def test_nothing_is_taken_where_nothing_is_offered() -> None:
    assert taken(0) is None


def test_only_current_offers_can_be_taken() -> None:
    history = a_history(client(Propose((DREAM,))), client(Propose((GREEDY,))))
    assert acceptable_offer(history, SCENARIO, VENDOR, 5_000) is None


def test_before_the_last_turn_the_target_is_wanted() -> None:
    assert acceptance_level(OWN, PLAIN, 8_000, 3, START) == 8_000


def test_at_the_last_turn_less_will_do_but_never_less_than_the_reservation_value() -> None:
    last = acceptance_level(OWN, PLAIN, 8_000, 0, START)
    assert last == level_at(PLAIN.last_call, OWN.reservation)
    assert OWN.reservation <= last < 8_000


def test_lost_trust_raises_the_last_call_and_won_trust_does_not_lower_it() -> None:
    plain = acceptance_level(OWN, PLAIN, 8_000, 0, START)
    assert acceptance_level(OWN, PLAIN, 8_000, 0, 0) > plain
    assert acceptance_level(OWN, PLAIN, 8_000, 0, 100) == plain


def test_the_last_call_is_never_above_the_target() -> None:
    assert acceptance_level(OWN, PLAIN, 4_400, 0, 0) == 4_400


def test_a_grudge_is_borne_as_far_as_a_style_answers_like_with_like() -> None:
    bars = [
        acceptance_level(OWN, replace(PLAIN, reciprocity=share), 9_000, 0, 0)
        for share in (0.0, 0.5, 1.0)
    ]
    assert bars[0] == level_at(PLAIN.last_call, OWN.reservation)
    assert bars[0] < bars[1] < bars[2]
