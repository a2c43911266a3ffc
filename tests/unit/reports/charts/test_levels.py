"""The levels as bars."""

from dataclasses import replace

from app.reports.charts.levels import draw_levels
from app.reports.words import ReportWords
from tests.builders_further import a_full_debrief
from tests.builders_report import a_debrief
from tests.unit.reports.pictured import parse, texts, titles_of_points


def test_each_bar_says_its_level_and_the_one_before_lowest_first(words: ReportWords) -> None:
    told = titles_of_points(draw_levels(a_full_debrief(), words))
    assert told[0] == "Flexible concessions: level 2 of 5, level 3 in the game before."
    assert told[2] == "Long-term relationship building: level 3 of 5."
    assert told[-1] == "Respect for differences: insufficient evidence."


def test_a_bar_leads_to_its_checks(words: ReportWords) -> None:
    assert 'href="#checks-value_creation"' in draw_levels(a_full_debrief(), words)


def test_a_level_fills_as_many_of_five_steps(words: ReportWords) -> None:
    one = replace(a_debrief(), characteristics=a_debrief().characteristics[:1])
    drawn = [node.get("class") for node in parse(draw_levels(one, words)).iter()]
    assert (drawn.count("own-bar"), drawn.count("track")) == (4, 1)


def test_without_evidence_a_bar_is_hatched_and_has_no_figure(words: ReportWords) -> None:
    one = replace(a_debrief(), characteristics=a_debrief().characteristics[-1:])
    svg = draw_levels(one, words)
    assert 'class="own-bar"' not in svg
    assert words.page.none in texts(svg)
    assert words.characteristics.unseen in texts(svg)


def test_the_game_before_is_in_the_legend_only_where_there_is_one(words: ReportWords) -> None:
    assert words.characteristics.before in texts(draw_levels(a_full_debrief(), words))
    assert words.characteristics.before not in texts(draw_levels(a_debrief(), words))
