"""Haggles one issue (counter-evidence): offer after offer on a single issue."""

from app.coach.checks.haggles_one_issue import check
from app.negotiation.acts import Propose
from app.negotiation.history import Turn
from tests.builders import terms
from tests.builders_play import a_play, is_against, is_unseen, me, offer, them


def on_price(price: int) -> Turn:
    return me(offer(terms(price=str(price))), text=f"€{price}.")


def test_three_running_on_the_price_are_seen_with_all_three() -> None:
    finding = check(a_play(on_price(14), them(), on_price(13), them(), on_price(12)))
    assert is_against(finding, (1, "€14."), (3, "€13."), (5, "€12."))
    assert finding.issue == "price"


def test_the_row_may_begin_late() -> None:
    package = me(offer(terms(price="14", delivery="noon")), text="14, noon.")
    finding = check(a_play(package, on_price(14), on_price(13), on_price(12)))
    assert is_against(finding, (2, "€14."), (3, "€13."), (4, "€12."))


def test_an_offer_on_another_issue_breaks_the_row() -> None:
    shelves = me(offer(terms(shelves="3")))
    assert is_unseen(check(a_play(on_price(14), on_price(13), shelves, on_price(12))))


def test_packages_are_no_haggling() -> None:
    package = me(offer(terms(price="14", delivery="noon")))
    assert is_unseen(check(a_play(package, package, package)))


def test_one_choice_of_three_is_one_turn_and_no_row() -> None:
    choice = me(Propose((terms(price="14"), terms(price="13"), terms(price="12"))))
    assert is_unseen(check(a_play(choice)))


def test_two_offers_are_no_row() -> None:
    finding = check(a_play(on_price(14), on_price(13)))
    assert is_unseen(finding)
    assert finding.is_counter
