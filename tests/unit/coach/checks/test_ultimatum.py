"""Ultimatum (counter-evidence): take it or leave it, or a threat."""

from app.coach.checks.ultimatum import check
from app.negotiation.acts import Threaten
from tests.builders_play import a_play, is_against, is_unseen, me, my_parts, them


def test_take_it_or_leave_it_is_seen_with_its_words() -> None:
    turn = my_parts(("€14,", None), ("take it or leave it.", "ultimatum"))
    assert is_against(check(a_play(them(), turn)), (2, "take it or leave it."))


def test_a_threat_is_seen_with_its_words() -> None:
    turn = my_parts(("Hm.", None), ("Or I tell the guild.", Threaten()))
    assert is_against(check(a_play(turn)), (1, "Or I tell the guild."))


def test_the_first_of_them_is_shown() -> None:
    threat = me(Threaten(), text="Or else.")
    later = me(text="Final.", markers=("ultimatum",))
    assert is_against(check(a_play(threat, them(), later)), (1, "Or else."))


def test_a_civil_talk_shows_none_whatever_the_other_side_does() -> None:
    finding = check(a_play(me(), them(Threaten(), markers=("ultimatum",)), me()))
    assert is_unseen(finding)
    assert finding.is_counter
