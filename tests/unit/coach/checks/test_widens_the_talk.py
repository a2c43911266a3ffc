"""Widens the talk: first to bring in an issue when others are on the table."""

from app.coach.checks.widens_the_talk import check, issues_of
from app.negotiation.acts import Ask, Greet, Inform, Kind, Propose
from tests.builders import terms, whole_terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them

PRICE = them(offer(terms(price="10")), text="€10.")


def test_a_new_issue_beside_the_one_on_the_table_is_met() -> None:
    turn = my_parts(("Hm.", None), ("How about the shelves?", Ask(Kind.ISSUE, "shelves")))
    finding = check(a_play(PRICE, turn))
    assert is_met(finding, (2, "How about the shelves?"))
    assert finding.issue == "shelves"


def test_an_offer_can_bring_it_in() -> None:
    turn = me(offer(terms(price="12", delivery="noon")), text="12 at noon.")
    assert is_met(check(a_play(PRICE, turn)), (2, "12 at noon."))


def test_the_first_issue_named_widens_nothing() -> None:
    again = me(offer(terms(price="13")), text="€13.")
    assert is_missed(check(a_play(again, PRICE, again, PRICE, again)), (3, "€13."))


def test_what_the_other_side_brought_in_is_theirs() -> None:
    asked = them(Ask(Kind.INTEREST, "delivery"))
    on_price = me(offer(terms(price="13")), text="€13.")
    finding = check(a_play(PRICE, on_price, asked, on_price, PRICE, on_price))
    assert is_missed(finding, (2, "€13."))


def test_a_short_talk_gave_no_opportunity() -> None:
    assert is_unseen(check(a_play(PRICE, me(), PRICE, me())))


def test_when_everything_was_named_at_once_there_was_nothing_to_bring_in() -> None:
    package = me(offer(whole_terms()), text="12, noon, two.")
    assert is_unseen(check(a_play(them(Greet()), package, PRICE, me(), PRICE, me())))


def test_acts_name_the_issues_they_speak_of() -> None:
    assert issues_of(Inform(Kind.OPEN)) == set()
    assert issues_of(Ask(Kind.ISSUE, "price")) == {"price"}
    assert issues_of(Propose((terms(price="12"), terms(shelves="1")))) == {"price", "shelves"}
    assert issues_of(Greet()) == set()
