"""What the pictures show, in words."""

from dataclasses import replace

from app.reports.reading import describe_frontier, describe_trajectory
from app.reports.words import ReportWords
from tests.builders_report import a_debrief, without_a_deal


def test_offers_are_counted_by_side(words: ReportWords) -> None:
    assert "You made 3 whole offers" in describe_trajectory(a_debrief(), words)


def test_value_left_is_told_with_all_four_figures(words: ReportWords) -> None:
    assert describe_frontier(a_debrief(), words) == (
        "The deal was worth 64 points to you and 58 to them; "
        "an outcome worth 73 to you and 65 to them was possible."
    )


def test_a_deal_on_the_frontier_is_told_as_one(words: ReportWords) -> None:
    plot = replace(a_debrief().plot, better=None)
    assert "no outcome would have given" in describe_frontier(
        replace(a_debrief(), plot=plot), words
    )


def test_leaving_is_told_by_whether_there_was_anything_to_agree_on(words: ReportWords) -> None:
    assert describe_frontier(without_a_deal(), words).startswith("Without a deal you keep 45")
    assert describe_frontier(without_a_deal(has_zopa=False), words) == words.frontier.no_zopa
