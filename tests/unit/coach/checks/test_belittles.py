"""Belittles (counter-evidence): seen where a need or an offer of theirs is made little of."""

from app.coach.checks.belittles import check
from tests.builders_against import CountedAgainst, Seen
from tests.builders_play import a_play, is_against, my_parts


class TestBelittles(CountedAgainst):
    seen = Seen(check, "belittles", "That is a silly wish.")


def test_talking_a_need_down_is_seen_as_well() -> None:
    turn = my_parts(("You hardly need mornings.", "uv_part"))
    assert is_against(check(a_play(turn)), (1, "You hardly need mornings."))
