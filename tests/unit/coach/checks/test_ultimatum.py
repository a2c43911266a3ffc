"""Ultimatum (counter-evidence): take it or leave it."""

from app.coach.checks.ultimatum import check
from app.negotiation.acts import Propose, Threaten
from tests.builders import terms
from tests.builders_play import a_play, is_against, is_unseen, me, my_parts, them


def test_take_it_or_leave_it_is_seen_with_its_words() -> None:
    turn = my_parts(("€14,", None), ("take it or leave it.", "ultimatum"))
    assert is_against(check(a_play(them(), turn)), (2, "take it or leave it."))


def test_an_offer_called_final_is_one() -> None:
    final = Propose((terms(price="14"),), is_final=True)
    assert is_against(check(a_play(me(final, text="14, final."))), (1, "14, final."))


def test_a_threat_is_another_checks_affair() -> None:
    final = Propose((terms(price="14"),), is_final=True)
    assert is_unseen(check(a_play(me(Threaten(), final, text="14 or else."))))


def test_a_civil_talk_shows_none_whatever_the_other_side_does() -> None:
    finding = check(a_play(me(), them(Threaten(), markers=("ultimatum",)), me()))
    assert is_unseen(finding)
    assert finding.is_counter
