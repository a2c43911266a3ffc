"""Evasion (counter-evidence): two questions running that got no answer."""

from app.coach.checks.evasion import check
from app.negotiation.acts import Ask, Kind, Reject
from tests.builders_play import a_play, is_against, is_unseen, me, tell, them

ASKED = them(Ask(Kind.INTEREST, "shelves"), text="Why the shelves?")
TELLS = me(tell(Kind.INTEREST, "shelves"), text="We sell there.")


def test_two_unanswered_in_a_row_are_seen_with_both_turns() -> None:
    finding = check(a_play(ASKED, me(text="€14."), ASKED, me(text="€13.")))
    assert is_against(finding, (2, "€14."), (4, "€13."))
    assert finding.issue == "shelves"


def test_an_answer_between_breaks_the_row() -> None:
    assert is_unseen(check(a_play(ASKED, me(), ASKED, TELLS, ASKED, me())))


def test_one_unanswered_question_is_no_evasion() -> None:
    finding = check(a_play(ASKED, me()))
    assert is_unseen(finding)
    assert finding.is_counter


def test_no_question_no_evasion() -> None:
    assert is_unseen(check(a_play(them(), me(), them(), me())))


def test_who_says_openly_that_it_keeps_something_back_evades_nothing() -> None:
    declines = me(Reject(asked=Kind.INTEREST), text="I would rather not say.")
    assert is_unseen(check(a_play(ASKED, declines, ASKED, declines)))
