"""The path of trust."""

from dataclasses import replace

from app.reports.charts.marks import fell_mark, rose_mark, their_mark
from app.reports.charts.trust import draw_trust, mark_of, moved_by
from app.reports.words import ReportWords
from app.review.further import TrustPoint
from tests.builders_further import a_relationship
from tests.unit.reports.pictured import overlapping, titles_of_points


def test_each_turn_says_the_trust_and_what_moved(words: ReportWords) -> None:
    assert titles_of_points(draw_trust(a_relationship(), words)) == [
        "Turn 2: trust 50 of 100.",
        "Turn 4: trust 62 of 100. It rose by 12.",
        "Turn 6: trust 70 of 100. It rose by 8.",
        "Turn 8: trust 64 of 100. It fell by 6.",
        "Turn 10: trust 66 of 100. It rose by 2.",
    ]


def test_a_point_leads_to_its_turn(words: ReportWords) -> None:
    svg = draw_trust(a_relationship(), words)
    assert all(f'href="#turn-{one.turn}"' in svg for one in a_relationship().path)


def test_the_way_it_moved_is_a_shape_and_not_a_colour_alone() -> None:
    marks = [mark_of(TrustPoint(2, 0.5, change, "")) for change in (0.02, -0.02, 0.001)]
    assert marks == [rose_mark, fell_mark, their_mark]
    assert moved_by(TrustPoint(2, 0.5, -0.056, "")) == -6


def test_a_single_turn_and_thirty_are_drawn_without_overlap(words: ReportWords) -> None:
    first = a_relationship().path[0]
    many = tuple(replace(first, turn=turn, trust=0.4 + turn / 100) for turn in range(2, 32))
    for path in ((first,), many):
        svg = draw_trust(replace(a_relationship(), path=path), words)
        assert len(titles_of_points(svg)) == len(path)
        assert not overlapping(svg)
