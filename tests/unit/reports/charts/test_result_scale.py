"""The result on one bar."""

from dataclasses import replace
from itertools import pairwise

import pytest

from app.reports.charts.result_scale import draw_result_scale
from app.reports.charts.scale import text_width
from app.reports.words import ReportWords
from tests.builders_report import a_debrief, without_a_deal
from tests.unit.reports.pictured import parse, texts


def test_own_value_and_the_marks_that_matter_are_named(words: ReportWords) -> None:
    shown = set(texts(draw_result_scale(a_debrief(), words)))
    assert shown == {"you 64", "reservation 45", "target 78", "best 91"}


@pytest.mark.parametrize("low", [0, 5_000, 9_800])
def test_names_that_would_meet_move_aside(low: int, words: ReportWords) -> None:
    result = replace(a_debrief().result, reservation=low, target=low + 50, best=low + 100)
    drawn = parse(draw_result_scale(replace(a_debrief(), result=result), words))
    named = [node for node in drawn.iter() if node.get("class") == "ink"]
    spans = [(float(node.attrib["x"]), text_width(node.text or "") / 2) for node in named]
    assert all(x + half < y - other for (x, half), (y, other) in pairwise(spans))
    assert all(half <= x <= 420 - half for x, half in spans)


def test_without_a_deal_the_ring_of_the_deal_is_missing(words: ReportWords) -> None:
    assert 'class="ring"' in draw_result_scale(a_debrief(), words)
    assert 'class="ring"' not in draw_result_scale(without_a_deal(), words)
