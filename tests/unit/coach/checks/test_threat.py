"""Threat (counter-evidence): harm or leaving announced, by act or by words."""

from app.coach.checks.threat import check
from app.negotiation.acts import Threaten
from tests.builders_play import a_play, is_against, is_unseen, me, my_parts, them


def test_a_threat_is_seen_with_its_words() -> None:
    turn = my_parts(("Hm.", None), ("Or I tell the guild.", Threaten()))
    assert is_against(check(a_play(them(), turn)), (2, "Or I tell the guild."))


def test_words_that_threaten_are_seen_without_the_act() -> None:
    assert is_against(check(a_play(my_parts(("Or else.", "threat")))), (1, "Or else."))


def test_a_last_word_is_no_threat_though_the_ear_hears_pressure_in_it() -> None:
    assert is_unseen(check(a_play(me(Threaten(), markers=("ultimatum", "threat")))))


def test_a_threat_beside_a_last_word_is_seen_with_its_own_words() -> None:
    turn = my_parts(("Last offer.", "ultimatum"), ("Or we close your account.", Threaten()))
    assert is_against(check(a_play(turn)), (1, "Or we close your account."))


def test_the_other_sides_threat_is_not_the_learners() -> None:
    finding = check(a_play(them(Threaten(), markers=("threat",)), me()))
    assert is_unseen(finding)
    assert finding.is_counter
