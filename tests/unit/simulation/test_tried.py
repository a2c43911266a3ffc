"""When a move that was tried is worth telling of."""

from app.simulation.playing_out import Ending
from app.simulation.tried import LEAST_GAIN, Tried, Yardstick, gain, is_worth_telling, middle

RESERVATION, THEIRS = 4_000, 4_000
REAL = Ending(5_000, 6_000, is_deal=True)
BY = Yardstick(REAL, RESERVATION, THEIRS)


def tried(*pairs: tuple[int, int], is_deal: bool = True) -> Tried:
    return Tried("trade", (), tuple(Ending(*pair, is_deal=is_deal) for pair in pairs))


MADE = tried((5_000, 6_000), (5_200, 6_100), (4_800, 5_900))


def moved(own: int, other: int) -> Tried:
    return tried(*((one.own + own, one.other + other) for one in MADE.endings))


def test_the_middle_is_the_median_of_each_side_alone() -> None:
    assert middle(MADE) == Ending(5_000, 6_000, is_deal=True)
    mixed = tried((1, 30), (2, 10), (3, 20))
    assert (middle(mixed).own, middle(mixed).other) == (2, 20)


def test_worth_counts_the_other_side_half() -> None:
    assert Ending(4_000, 3_000, is_deal=True).worth == 5_500
    assert gain(moved(200, 400), MADE) == 400


def test_a_clear_gain_for_both_is_worth_telling_and_a_small_one_is_not() -> None:
    assert is_worth_telling(moved(LEAST_GAIN, 100), MADE, BY)
    assert not is_worth_telling(moved(LEAST_GAIN - 100, 100), MADE, BY)


def test_a_gain_for_the_other_side_alone_is_worth_telling_if_it_costs_nothing() -> None:
    assert is_worth_telling(moved(0, 2 * LEAST_GAIN), MADE, BY)
    assert not is_worth_telling(moved(-1, 4 * LEAST_GAIN), MADE, BY)


def test_what_takes_more_from_the_other_side_than_half_is_told_only_if_they_stay_ahead() -> None:
    assert is_worth_telling(moved(1_000, -500), MADE, BY)
    ahead = tried(*((5_000, 9_000) for _ in range(3)))
    level = tried(*((6_000, 8_000) for _ in range(3)))
    past = tried(*((9_000, 5_000) for _ in range(3)))
    real = Yardstick(Ending(5_000, 9_000, is_deal=True), RESERVATION, THEIRS)
    assert is_worth_telling(level, ahead, real)
    assert not is_worth_telling(past, ahead, real)


def test_nothing_below_the_reservation_value_is_ever_told() -> None:
    low = tried((3_000, 6_000), (3_000, 6_000), (3_000, 6_000))
    below = tried((3_900, 9_000), (3_900, 9_000), (3_900, 9_000))
    real = Yardstick(Ending(3_000, 6_000, is_deal=True), RESERVATION, THEIRS)
    assert not is_worth_telling(below, low, real)


def test_what_leads_out_of_a_deal_below_the_reservation_value_is_told() -> None:
    low = tried((3_000, 6_000), (3_000, 6_000), (3_000, 6_000))
    left = tried(*((RESERVATION, THEIRS) for _ in range(3)), is_deal=False)
    real = Yardstick(Ending(3_000, 6_000, is_deal=True), RESERVATION, THEIRS)
    assert is_worth_telling(left, low, real)


def test_fewer_deals_are_no_improvement() -> None:
    half = Tried("trade", (), (*moved(900, 0).endings[:2], Ending(4_000, 4_000, is_deal=False)))
    assert not is_worth_telling(half, MADE, BY)


def test_what_the_game_really_came_to_must_be_reached() -> None:
    better_than_played_on = moved(500, 0)
    great = Yardstick(Ending(6_000, 6_000, is_deal=True), RESERVATION, THEIRS)
    assert not is_worth_telling(better_than_played_on, MADE, great)
