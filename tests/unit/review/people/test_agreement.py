"""What two people agreed on is found in their words, with how sure that is."""

from app.negotiation.protocol import Phase
from app.negotiation.terms import Terms, terms_of
from app.review.people.agreement import Agreement, Ending, find_agreement
from tests.builders_people import BIKE, QUARREL, a_bike, bike_talk

AGREED = {"price": "165", "rack": "pannier-bags", "day": "next-friday"}


def found(text: str, given: Terms | None = None) -> Agreement:
    return find_agreement(bike_talk(text), a_bike(), given)


def test_a_yes_of_both_to_every_issue_is_a_deal_without_restating_it() -> None:
    agreement = found(BIKE)
    assert agreement.ending is Ending.AGREED
    assert agreement.terms == terms_of(AGREED)
    assert agreement.state.phase is Phase.DEAL
    assert all(part.is_agreed for part in agreement.settled)


def test_what_was_put_forward_last_without_a_yes_is_likely_and_no_level_may_rest_on_it() -> None:
    agreement = found(BIKE.replace("Kim: Deal.\n", "Kim: Bye then, see you!\n"))
    assert agreement.ending is Ending.UNCONFIRMED
    assert agreement.terms == terms_of(AGREED)
    assert agreement.state.phase is Phase.OPEN
    assert agreement.counted is not None
    assert agreement.counted.phase is Phase.DEAL


def test_a_yes_after_part_and_counter_in_one_breath_is_a_yes_to_both() -> None:
    talk = (
        "Kim: 175 with the pannier bags, next Friday?\n"
        "Sam: The pannier bags and next Friday are fine, but 165.\nKim: Deal.\n"
    )
    assert found(talk).ending is Ending.AGREED


def test_issues_nobody_settled_leave_the_outcome_open() -> None:
    agreement = found("Sam: 150 for the bike?\nKim: 150 is fine.\n")
    assert agreement.ending is Ending.OPEN
    assert agreement.terms == terms_of({"price": "150"})
    assert agreement.counted is None


def test_who_leaves_in_words_ends_without() -> None:
    agreement = found(QUARREL)
    assert (agreement.ending, agreement.left_by) == (Ending.LEFT, "seller")
    assert agreement.state.ended_by == "seller"
    assert agreement.settled == ()


def test_who_goes_on_after_leaving_has_not_left() -> None:
    back = f"{QUARREL}Sam: Wait. 170 with the pannier bags, on Saturday?\nKim: Deal.\n"
    assert found(back).ending is not Ending.LEFT


def test_what_is_told_beside_the_words_stands_above_them() -> None:
    told = terms_of({"price": "190", "rack": "empty-rack", "day": "saturday"})
    agreement = found(BIKE, told)
    assert (agreement.ending, agreement.terms) == (Ending.GIVEN, told)
    assert [part.turn for part in agreement.settled] == [None, None, None]
    assert found(BIKE, Terms()).ending is Ending.LEFT


def test_settled_issues_stand_in_the_order_of_the_scenario() -> None:
    assert [part.issue for part in found(BIKE).settled] == ["price", "rack", "day"]
