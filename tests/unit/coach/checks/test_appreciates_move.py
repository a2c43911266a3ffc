"""Appreciates a move: thanks that follow something definite."""

from app.coach.checks.appreciates_move import check
from app.negotiation.acts import Accept, Ask, Kind, SmallTalk
from app.negotiation.history import Turn
from tests.builders import whole_terms
from tests.builders_play import (
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

THANKS = my_parts(
    ("Thank you for the extra euro.", "appreciation"), ("And the hours?", Ask(Kind.OPEN))
)


def theirs(price: str) -> Turn:
    return them(offer(whole_terms(price, "morning", "0")), text=f"{price}.")


def test_thanks_after_a_move_are_met_on_both_quotes() -> None:
    finding = check(a_play(theirs("10"), me(), theirs("11"), THANKS))
    assert is_met(finding, (3, "11."), (4, "Thank you for the extra euro."))


def test_thanks_for_being_told_something_are_met() -> None:
    finding = check(a_play(their_fact(), THANKS))
    assert is_met(
        finding, (1, "Well. This is cafe-delivery."), (2, "Thank you for the extra euro.")
    )


def test_thanks_for_nothing_in_particular_are_none() -> None:
    assert is_unseen(check(a_play(them(), THANKS, them(), THANKS)))


def test_thanks_with_nothing_beside_them_are_a_courtesy() -> None:
    kind = me(SmallTalk(), text="So kind, thank you.", markers=("appreciation",))
    assert is_unseen(check(a_play(theirs("10"), me(), theirs("11"), kind)))


def test_two_moves_without_a_word_are_missed_on_the_first() -> None:
    turns = (theirs("10"), me(), theirs("11"), me(text="More."), theirs("12"), me(text="More!"))
    assert is_missed(check(a_play(*turns)), (3, "11."), (4, "More."))


def test_to_take_an_offer_is_appreciation_enough() -> None:
    turns = (theirs("10"), me(), theirs("11"), me(text="More."), theirs("12"), me(Accept()))
    assert is_unseen(check(a_play(*turns)))
