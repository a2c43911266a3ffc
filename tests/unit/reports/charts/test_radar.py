"""The levels around a wheel."""

from dataclasses import replace

import pytest

from app.reports.charts.radar import draw_radar, spoke_end
from app.reports.words import ReportWords
from tests.builders_further import a_full_debrief, eight_characteristics
from tests.builders_report import a_characteristic, a_debrief
from tests.unit.reports.pictured import parse, texts, titles_of_points


def test_the_first_spoke_points_up_and_the_third_of_eight_to_the_right() -> None:
    up, right = spoke_end(0, 8, 5), spoke_end(2, 8, 5)
    assert up[0] == pytest.approx(180)
    assert up[1] < right[1]
    assert right[0] > up[0]
    assert right[1] == pytest.approx(140)


def test_every_level_is_a_point_and_a_spoke_without_one_has_none(words: ReportWords) -> None:
    told = titles_of_points(draw_radar(a_full_debrief(), words))
    assert len(told) == 7
    assert not any(title.startswith("Respect for differences") for title in told)


def test_an_outline_with_a_gap_is_left_open(words: ReportWords) -> None:
    assert 'class="own-area"' not in draw_radar(a_full_debrief(), words)
    whole = tuple(
        replace(view, judgement=replace(view.judgement, level=3))
        for view in eight_characteristics()
    )
    svg = draw_radar(replace(a_debrief(), characteristics=whole), words)
    assert len([n for n in parse(svg).iter() if n.get("class") == "own-area"]) == 1


def test_the_game_before_is_a_dashed_line_where_there_was_one(words: ReportWords) -> None:
    assert words.characteristics.before in texts(draw_radar(a_full_debrief(), words))
    assert words.characteristics.before not in texts(draw_radar(a_debrief(), words))


def test_two_characteristics_make_no_wheel(words: ReportWords) -> None:
    two = (a_characteristic("Value creation", 3), a_characteristic("Mutual benefits", 2))
    assert draw_radar(replace(a_debrief(), characteristics=two), words) == ""
