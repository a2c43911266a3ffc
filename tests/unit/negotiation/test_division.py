"""What is on the table issue by issue, and what of it is agreed."""

from app.negotiation.acts import Accept, Propose, Reject, Summarise, Unknown
from app.negotiation.division import agreed, division, settled
from tests.builders import a_history, said
from tests.builders_camp import RANGER, SCOUT, camp_offer


def test_nothing_lies_on_the_table_before_anybody_offers() -> None:
    assert not division(a_history(said(SCOUT), said(RANGER)))


def test_a_partial_offer_changes_only_what_it_names() -> None:
    history = a_history(
        said(SCOUT, Propose((camp_offer(food=3, water=1),))),
        said(RANGER, Propose((camp_offer(food=2),))),
    )
    assert settled(history) == camp_offer(food=2, water=1)
    assert not agreed(history)


def test_what_both_sides_put_forward_alike_is_agreed() -> None:
    history = a_history(
        said(SCOUT, Propose((camp_offer(food=2, ropes=1),))),
        said(RANGER, Propose((camp_offer(food=2, ropes=0),))),
    )
    assert agreed(history) == camp_offer(food=2)
    assert division(history)["food"].role == SCOUT


def test_a_yes_agrees_to_what_the_other_side_put_forward() -> None:
    offer = said(SCOUT, Propose((camp_offer(food=2, water=1),)))
    for yes in (Accept(), Unknown("offer_incomplete")):
        assert agreed(a_history(offer, said(RANGER, yes))) == camp_offer(food=2, water=1)
    part = said(RANGER, Accept(camp_offer(food=2)))
    assert agreed(a_history(offer, part)) == camp_offer(food=2)


def test_nobody_agrees_to_their_own_offer() -> None:
    history = a_history(said(SCOUT, Propose((camp_offer(food=2),))), said(SCOUT, Accept()))
    assert not agreed(history)


def test_a_new_option_is_not_agreed_though_the_old_one_was() -> None:
    history = a_history(
        said(SCOUT, Propose((camp_offer(food=2),))),
        said(RANGER, Accept(camp_offer(food=2))),
        said(SCOUT, Propose((camp_offer(food=3),))),
    )
    assert settled(history) == camp_offer(food=3)
    assert not agreed(history)


def test_what_is_refused_by_name_is_off_the_table() -> None:
    history = a_history(
        said(SCOUT, Propose((camp_offer(food=3, water=1),))),
        said(RANGER, Reject(camp_offer(food=3))),
    )
    assert settled(history) == camp_offer(water=1)


def test_a_plain_no_agrees_to_nothing_and_leaves_the_talk_where_it_is() -> None:
    history = a_history(said(SCOUT, Propose((camp_offer(food=3),))), said(RANGER, Reject()))
    assert settled(history) == camp_offer(food=3)
    assert not agreed(history)


def test_a_doubt_about_an_issue_opens_it_again() -> None:
    history = a_history(
        said(SCOUT, Propose((camp_offer(food=2),))),
        said(RANGER, Accept(camp_offer(food=2))),
        said(SCOUT, Unknown("hint", "food")),
    )
    assert settled(history) == camp_offer(food=2)
    assert not agreed(history)


def test_several_offers_at_once_put_forward_what_they_share() -> None:
    several = Propose((camp_offer(food=2, water=1), camp_offer(food=2, water=3)))
    assert settled(a_history(said(SCOUT, several))) == camp_offer(food=2)


def test_a_yes_to_one_of_several_agrees_to_what_they_share_and_to_nothing_older() -> None:
    several = Propose((camp_offer(food=2, water=1), camp_offer(food=2, water=3)))
    history = a_history(
        said(SCOUT, Propose((camp_offer(ropes=1, water=2),))),
        said(RANGER, Reject()),
        said(SCOUT, several),
        said(RANGER, Unknown("which_offer")),
    )
    assert agreed(history) == camp_offer(food=2)
    apart = Propose((camp_offer(food=2), camp_offer(water=3)))
    again = (said(SCOUT, Propose((camp_offer(ropes=1),))), said(SCOUT, apart))
    assert not agreed(a_history(*again, said(RANGER, Unknown("which_offer"))))


def test_a_summary_puts_forward_what_it_restates() -> None:
    assert settled(a_history(said(SCOUT, Summarise(camp_offer(ropes=1))))) == camp_offer(ropes=1)
