"""Uses what it learned: a fact told by the other side shows up in a later offer."""

from dataclasses import replace

from app.coach.checks.uses_what_it_learned import check, first_use
from app.negotiation.acts import Importance
from tests.builders import terms, whole_terms
from tests.builders_play import (
    SCENARIO,
    a_play,
    is_met,
    is_missed,
    is_unseen,
    me,
    my_parts,
    offer,
    their_fact,
    them,
)

FACT = SCENARIO.roles[1].disclosures[0]
MORNINGS = my_parts(
    ("So.", None), ("14 and mornings.", offer(terms(price="14", delivery="morning")))
)


def test_an_offer_that_goes_their_way_is_met_on_the_fact_and_the_offer() -> None:
    finding = check(a_play(their_fact(), MORNINGS))
    assert is_met(finding, (1, FACT.text), (2, "14 and mornings."))
    assert finding.issue == "delivery"


def test_offers_that_pass_over_it_are_missed_on_the_first_of_them() -> None:
    price = me(offer(terms(price="14")), text="€14.")
    finding = check(a_play(price, their_fact(), price, them(), me(offer(terms(price="13")))))
    assert is_missed(finding, (2, FACT.text), (3, "€14."))


def test_the_learners_own_favourite_does_not_use_it() -> None:
    evening = me(offer(terms(delivery="evening")), text="Evenings.")
    assert is_missed(check(a_play(their_fact(), evening)), (1, FACT.text), (2, "Evenings."))


def test_an_offer_made_before_it_was_told_uses_nothing() -> None:
    assert is_unseen(check(a_play(MORNINGS, their_fact(), me())))


def test_nothing_told_is_not_observed() -> None:
    assert is_unseen(check(a_play(them(), MORNINGS)))


def test_first_use_is_the_first_offer_that_goes_their_way() -> None:
    play = a_play(their_fact(), me(offer(whole_terms(delivery="evening"))), them(), MORNINGS)
    found = first_use(play, 1, FACT)
    assert found is not None
    assert found.turn == 4


def test_what_matters_little_to_them_is_used_by_asking_for_it() -> None:
    light = replace(FACT, importance=Importance.LOW)
    play = a_play(their_fact(), me(offer(terms(delivery="evening"))))
    assert first_use(play, 1, FACT) is None
    found = first_use(play, 1, light)
    assert found is not None
    assert found.turn == 2


def test_an_offer_taken_back_at_once_uses_nothing() -> None:
    play = a_play(their_fact(), MORNINGS, them(), me(offer(terms(delivery="evening"))))
    assert first_use(play, 1, FACT) is None


def test_one_more_step_on_an_issue_haggled_over_before_takes_up_nothing() -> None:
    evening, morning = (me(offer(terms(delivery=when))) for when in ("evening", "morning"))
    traded = me(offer(terms(delivery="morning", price="13")))
    assert first_use(a_play(evening, their_fact(), morning), 2, FACT) is None
    assert first_use(a_play(evening, their_fact(), traded), 2, FACT) is not None
