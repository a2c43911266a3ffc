"""The path among the five styles."""

from dataclasses import replace

from app.reports.charts.style_path import draw_style_path
from app.reports.words import ReportWords
from app.review.further import StylePoint
from tests.builders_further import a_style
from tests.unit.reports.pictured import labels, overlapping, texts, titles_of_points


def test_each_offer_says_its_shares_and_its_style(words: ReportWords) -> None:
    told = titles_of_points(draw_style_path(a_style(), words))
    assert told[0] == "Turn 6: 88 % of your best, 41 % of theirs: competing."
    assert len(told) == 3


def test_all_five_styles_are_named_in_the_plane(words: ReportWords) -> None:
    assert set(words.styles.values()) <= set(texts(draw_style_path(a_style(), words)))


def test_the_offers_are_numbered_in_order(words: ReportWords) -> None:
    assert {text for text, _ in labels(draw_style_path(a_style(), words))} == {"1", "2", "3"}


def test_close_offers_keep_their_numbers_apart(words: ReportWords) -> None:
    close = tuple(StylePoint(2 * i, 0.6 + i / 500, 0.5, "competing") for i in range(1, 12))
    assert not overlapping(draw_style_path(replace(a_style(), path=close), words))
