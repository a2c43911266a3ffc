"""The plane of utilities."""

from app.reports.charts.plane import FRAME, at, axes, cloud, dots_sample, line, zone


def test_no_utility_lies_below_left_and_all_of_it_above_right() -> None:
    area = FRAME.box()
    assert at((0, 0)) == (area.left, area.bottom)
    assert at((10_000, 10_000)) == (area.right, area.top)


def test_a_cloud_draws_places_that_fall_together_once() -> None:
    assert cloud([(0, 0), (1_000, 1_000), (1_001, 1_001)]).count("h0") == 2


def test_a_line_through_nothing_is_nothing() -> None:
    assert line([], "frontier") == ""
    assert "polyline" in line([(0, 0), (10_000, 10_000)], "frontier")


def test_the_zone_is_bounded_by_two_lines() -> None:
    assert zone((4_000, 4_000)).count("<line") == 2


def test_axes_carry_their_names_and_the_sample_three_dots() -> None:
    drawn = axes("worth to you", "worth to them")
    assert "worth to you" in drawn
    assert "worth to them" in drawn
    assert dots_sample(0, 0).count("h0") == 3
