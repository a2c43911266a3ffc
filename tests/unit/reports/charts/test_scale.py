"""Scales and the room for labels."""

from app.reports.charts.scale import Box, Scale, box_around, find_room

PLOT = Box(0, 0, 200, 200)


def test_a_scale_may_run_backwards() -> None:
    assert Scale(0, 100, 300, 100).at(25) == 250


def test_a_scale_without_extent_puts_everything_in_its_middle() -> None:
    assert Scale(5, 5, 0, 100).at(5) == 50


def test_the_first_choice_for_a_label_is_above_its_point() -> None:
    room = find_room((100, 100), "12", [], PLOT)
    assert room is not None
    assert room.bottom == 91


def test_a_label_keeps_clear_of_what_is_there() -> None:
    taken = [box_around(100, 80, 60, 30)]
    room = find_room((100, 100), "12", taken, PLOT)
    assert room is not None
    assert not room.overlaps(taken[0])


def test_a_label_without_any_room_is_left_out() -> None:
    assert find_room((100, 100), "12", [PLOT], PLOT) is None
