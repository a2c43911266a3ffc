"""Returns a concession: a move of theirs is answered by one's own (concession → reciprocated)."""

from app.coach.checks.returns_a_concession import check
from app.negotiation.acts import Accept
from app.negotiation.history import Turn
from tests.builders import whole_terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, offer, them

MINE = me(offer(whole_terms("14", "evening", "4")), text="14, evenings, all shelves.")


def theirs(price: str) -> Turn:
    return them(offer(whole_terms(price, "morning", "0")), text=f"{price}.")


def test_a_move_after_theirs_is_met_on_both_quotes() -> None:
    step = me(offer(whole_terms("14", "noon", "4")), text="Noon, then.")
    finding = check(a_play(theirs("10"), MINE, theirs("11"), step))
    assert is_met(finding, (3, "11."), (4, "Noon, then."))


def test_two_moves_of_theirs_and_none_of_ones_own_are_missed() -> None:
    turns = (theirs("10"), MINE, theirs("11"), me(text="No."), theirs("12"), me(text="Still no."))
    assert is_missed(check(a_play(*turns)), (5, "12."), (6, "Still no."))


def test_a_token_is_no_answer_to_a_move() -> None:
    # their step to noon costs them 2000; 14 to 13 brings them 500, a gift of two shelves 1500
    early, noon = (them(offer(whole_terms("10", at, "0")), text=at) for at in ("morning", "noon"))
    token = me(offer(whole_terms("13", "evening", "4")), text="13.")
    gift = me(offer(whole_terms("14", "evening", "2")), text="Two shelves.")
    assert is_met(check(a_play(early, MINE, noon, token)), (3, "noon"), (4, "13."))
    dear = them(offer(whole_terms("10", "evening", "0")), text="evening")  # this costs 5000
    assert is_unseen(check(a_play(early, MINE, dear, token)))
    assert is_met(check(a_play(early, MINE, dear, gift)), (3, "evening"), (4, "Two shelves."))


def test_one_move_of_theirs_is_not_enough_to_miss_it() -> None:
    assert is_unseen(check(a_play(theirs("10"), MINE, theirs("11"), me())))


def test_taking_what_they_offer_is_neither_a_move_nor_one_withheld() -> None:
    turns = (theirs("10"), MINE, theirs("11"), me(Accept()), theirs("12"), me(Accept()))
    assert is_unseen(check(a_play(*turns)))


def test_a_side_that_does_not_move_asks_for_no_answer() -> None:
    assert is_unseen(check(a_play(theirs("10"), MINE, theirs("10"), me())))
