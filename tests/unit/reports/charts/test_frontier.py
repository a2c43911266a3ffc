"""The frontier plot."""

from dataclasses import replace

import pytest

from app.reports.charts.frontier import draw_frontier
from app.reports.words import ReportWords
from tests.builders_report import a_debrief, an_offer, without_a_deal
from tests.unit.reports.pictured import labels, overlapping, parse, texts, titles_of_points


def test_key_points_and_own_offers_say_what_they_are_worth(words: ReportWords) -> None:
    told = titles_of_points(draw_frontier(a_debrief(), words))
    assert told[:4] == [
        "no deal (BATNAs): worth 45 to you, 40 to them.",
        "Nash point: worth 69 to you, 68 to them.",
        "a better outcome: worth 73 to you, 65 to them.",
        "the deal: worth 64 to you, 58 to them.",
    ]
    assert [title.split(",")[0] for title in told[4:]] == ["Turn 6", "Turn 8", "Turn 10"]


def test_own_offers_are_numbered_in_order(words: ReportWords) -> None:
    named = {text for text, _ in labels(draw_frontier(a_debrief(), words))}
    assert named == {"deal", "better", "1", "2", "3"}


@pytest.mark.parametrize("apart", [0, 5, 40, 150])
def test_labels_of_close_points_do_not_overlap(apart: int, words: ReportWords) -> None:
    offers = tuple(an_offer(2 * i, 6_400 + apart * i, 5_800 - apart * i) for i in range(1, 12))
    svg = draw_frontier(replace(a_debrief(), trajectory=offers), words)
    assert not overlapping(svg)
    assert {"1", "11"} <= {text for text, _ in labels(svg)}, "the ends of the path are named"


def test_labels_stay_inside_at_the_corners(words: ReportWords) -> None:
    plot = replace(a_debrief().plot, deal=(10_000, 10_000), better=(0, 0))
    svg = draw_frontier(replace(a_debrief(), plot=plot), words)
    assert {"deal", "better"} <= {text for text, _ in labels(svg)}
    assert all(room.left >= 0 and room.right <= 420 for _, room in labels(svg))


def test_a_large_space_is_drawn_in_a_small_picture(words: ReportWords) -> None:
    many = tuple((own, other) for own in range(0, 10_000, 50) for other in range(0, 10_000, 50))
    plot = replace(a_debrief().plot, feasible=many)
    assert len(draw_frontier(replace(a_debrief(), plot=plot), words)) < 100_000


def test_without_a_deal_or_a_zone_nothing_is_invented(words: ReportWords) -> None:
    shown = texts(draw_frontier(without_a_deal(has_zopa=False), words))
    assert not {words.frontier.deal, words.frontier.better, words.frontier.nash} & set(shown)
    assert words.frontier.no_deal in shown


def test_the_picture_stands_alone_and_takes_the_page_s_colours(words: ReportWords) -> None:
    svg = draw_frontier(a_debrief(), words)
    assert parse(svg).attrib["viewBox"] == "0 0 420 500"
    assert 'class="own-line" stroke="#0f6b66"' in svg
    assert "style=" not in svg
    assert svg == draw_frontier(a_debrief(), words)
