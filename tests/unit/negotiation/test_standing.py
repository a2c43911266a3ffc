"""Offers and concessions as they stand after each turn."""

from app.negotiation.acts import Accept, Greet, Propose, Reject
from app.negotiation.standing import concessions, current_offers, offers, standing_offer
from app.negotiation.terms import Terms
from tests.builders import BAKER, CAFE, a_history, a_scenario, said, terms, whole_terms


def offer(*several: Terms, is_conditional: bool = False) -> Propose:
    return Propose(several, is_conditional=is_conditional)


def test_before_any_offer_nothing_stands() -> None:
    history = a_history(said(BAKER, Greet()))
    assert offers(history) == ()
    assert standing_offer(history, BAKER) is None
    assert current_offers(history, BAKER) == ()


def test_a_counter_offer_of_a_side_replaces_its_standing_offer() -> None:
    history = a_history(
        said(BAKER, offer(whole_terms("14"))),
        said(CAFE, offer(whole_terms("10"))),
        said(BAKER, offer(whole_terms("13"))),
    )
    baker, cafe = standing_offer(history, BAKER), standing_offer(history, CAFE)
    assert baker is not None
    assert (baker.turn, baker.terms) == (3, whole_terms("13"))
    assert cafe is not None
    assert cafe.terms == whole_terms("10")


def test_a_partial_offer_is_completed_from_the_same_sides_earlier_one() -> None:
    history = a_history(
        said(BAKER, offer(whole_terms("14", "evening", "4"))),
        said(CAFE, offer(whole_terms("10", "morning", "0"))),
        said(BAKER, offer(terms(price="13"))),
    )
    latest = offers(history)[-1]
    assert latest.said == terms(price="13")
    assert latest.terms == whole_terms("13", "evening", "4")


def test_a_first_partial_offer_is_completed_from_the_other_sides() -> None:
    history = a_history(said(BAKER, offer(whole_terms("14"))), said(CAFE, offer(terms(price="11"))))
    assert offers(history)[-1].terms == whole_terms("11")


def test_an_offer_that_nothing_completes_stays_partial() -> None:
    assert offers(a_history(said(CAFE, offer(terms(price="11")))))[0].terms == terms(price="11")


def test_several_offers_at_once_stand_together() -> None:
    history = a_history(said(BAKER, offer(whole_terms("13"), whole_terms("12", "evening"))))
    current = current_offers(history, BAKER)
    assert [made.terms for made in current] == [whole_terms("13"), whole_terms("12", "evening")]
    assert all(made.is_one_of_several for made in current)
    assert standing_offer(history, BAKER) == current[-1]


def test_accepting_a_part_offers_that_part() -> None:
    history = a_history(
        said(BAKER, offer(whole_terms("14"))),
        said(CAFE, offer(whole_terms("10", "morning"))),
        said(BAKER, Accept(terms(delivery="morning"))),
    )
    latest = standing_offer(history, BAKER)
    assert latest is not None
    assert latest.terms == whole_terms("14", "morning")


def test_a_part_taken_and_a_new_value_in_one_breath_are_one_offer() -> None:
    breath = (Accept(terms(delivery="morning")), offer(terms(price="13")))
    for acts in (breath, breath[::-1]):
        history = a_history(
            said(CAFE, offer(whole_terms("10", "morning"))),
            said(BAKER, offer(terms(shelves="4"))),
            said(BAKER, *acts),
        )
        (made,) = current_offers(history, BAKER)
        assert made.terms == whole_terms("13", "morning", "4")
        assert made.said == terms(price="13", delivery="morning")
        assert not made.is_one_of_several


def test_accepting_the_whole_is_no_offer() -> None:
    history = a_history(said(BAKER, offer(whole_terms())), said(CAFE, Accept()))
    assert standing_offer(history, CAFE) is None


def test_a_refusal_takes_no_offer_off_the_table() -> None:
    history = a_history(said(BAKER, offer(whole_terms())), said(CAFE, Reject()))
    assert standing_offer(history, BAKER) is not None


def test_an_offer_remembers_its_conditions_and_that_it_is_the_last() -> None:
    last = Propose((whole_terms(),), is_conditional=True, is_final=True)
    made = offers(a_history(said(BAKER, last)))[0]
    assert (made.is_conditional, made.is_final, made.is_one_of_several) == (True, True, False)


def test_a_concession_is_what_a_side_gave_up_between_its_own_offers() -> None:
    history = a_history(
        said(BAKER, offer(whole_terms("14"))),
        said(CAFE, offer(whole_terms("10"))),
        said(BAKER, offer(terms(price="13"), is_conditional=True)),
    )
    (given,) = concessions(history, a_scenario(), BAKER)
    assert (given.turn, given.own_cost, given.other_gain) == (3, 1_250, 500)
    assert given.changed == terms(price="13")
    assert given.is_conditional


def test_a_trade_that_costs_nothing_is_no_concession() -> None:
    history = a_history(
        said(BAKER, offer(whole_terms("13"))), said(BAKER, offer(whole_terms("14", "morning")))
    )
    assert concessions(history, a_scenario(), BAKER) == ()


def test_partial_offers_are_not_measured() -> None:
    history = a_history(
        said(BAKER, offer(terms(price="14"))), said(BAKER, offer(terms(price="13")))
    )
    assert concessions(history, a_scenario(), BAKER) == ()


def test_offers_made_at_once_are_no_concession_to_each_other() -> None:
    history = a_history(said(BAKER, offer(whole_terms("14"), whole_terms("13"))))
    assert concessions(history, a_scenario(), BAKER) == ()
