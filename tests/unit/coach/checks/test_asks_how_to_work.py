"""Asks how to work: the way of going about it is settled between the two sides."""

from app.coach.checks.asks_how_to_work import check
from app.negotiation.acts import SuggestProcess
from tests.builders import terms
from tests.builders_play import a_play, is_met, is_missed, is_unseen, me, my_parts, offer, them


def test_proposing_a_way_is_met_with_its_words() -> None:
    turn = my_parts(("Needs first, then figures?", SuggestProcess()))
    assert is_met(check(a_play(turn)), (1, "Needs first, then figures?"))


def test_asking_for_their_way_is_met() -> None:
    turn = my_parts(("How would you like to do this?", "asks_process"))
    assert is_met(check(a_play(them(), turn)), (2, "How would you like to do this?"))


def test_a_long_talk_without_it_is_missed_where_bargaining_began() -> None:
    turns = (me(), me(offer(terms(price="14")), text="14."), *(me() for _ in range(4)))
    assert is_missed(check(a_play(*turns)), (2, "14."))


def test_a_shorter_talk_had_no_room_for_it() -> None:
    assert is_unseen(check(a_play(*(me() for _ in range(5)))))
