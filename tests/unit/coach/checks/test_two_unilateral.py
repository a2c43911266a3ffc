"""Two unilateral concessions (counter-evidence): moving twice while the other side stands still."""

from app.coach.checks.two_unilateral import check
from app.negotiation.history import Turn
from tests.builders import whole_terms
from tests.builders_play import a_play, is_against, is_unseen, me, offer, them


def mine(price: int, *, is_conditional: bool = False) -> Turn:
    act = offer(whole_terms(str(price)), is_conditional=is_conditional)
    return me(act, text=f"€{price}.")


def theirs(price: int) -> Turn:
    return them(offer(whole_terms(str(price))), text=f"Only €{price}.")


def test_two_moves_against_a_standing_offer_are_seen() -> None:
    finding = check(a_play(mine(14), theirs(10), mine(13), theirs(10), mine(12)))
    assert is_against(finding, (3, "€13."), (5, "€12."))


def test_a_move_of_theirs_between_makes_it_an_exchange() -> None:
    finding = check(a_play(theirs(10), mine(14), mine(13), theirs(11), mine(12)))
    assert is_unseen(finding)
    assert finding.is_counter


def test_a_conditional_move_is_not_unilateral() -> None:
    assert is_unseen(check(a_play(mine(14), mine(13), mine(12, is_conditional=True))))


def test_one_move_is_not_two() -> None:
    assert is_unseen(check(a_play(mine(14), theirs(10), mine(13))))
