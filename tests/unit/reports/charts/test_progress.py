"""Levels over the learner's games."""

from dataclasses import replace

from app.reports.charts.progress import MOST_GAMES, draw_progress
from app.reports.words import ReportWords
from app.review.further import ProgressLine
from tests.builders_further import a_progress
from tests.unit.reports.pictured import parse, titles_of_points

_SVG = "{http://www.w3.org/2000/svg}"


def test_each_characteristic_tells_its_levels_in_one_stop(words: ReportWords) -> None:
    told = titles_of_points(draw_progress(a_progress(), words))
    assert told[0] == "Mutual benefits: 2, 3, 3."
    assert told[2] == "Long-term relationship building: –, –, 3."
    assert len(told) == 8


def test_every_game_is_a_spot_with_its_level(words: ReportWords) -> None:
    assert _spots(draw_progress(a_progress(), words))[:3] == [
        "Game 1: level 2.",
        "Game 2: level 3.",
        "Game 3: level 3.",
    ]


def test_a_game_without_a_level_is_a_gap(words: ReportWords) -> None:
    line = ProgressLine("a", "A", (2, None, 4), 2)
    svg = draw_progress(replace(a_progress(), lines=(line,)), words)
    assert _spots(svg)[1] == "Game 2: insufficient evidence."
    assert 'class="own-line"' not in svg, "no line leads across it"


def test_only_the_last_games_are_drawn(words: ReportWords) -> None:
    line = ProgressLine("a", "A", (1,) * 25 + (5,), 4)
    spots = _spots(draw_progress(replace(a_progress(), lines=(line,), sessions=26), words))
    assert len(spots) == MOST_GAMES
    assert spots[-1] == "Game 26: level 5."


def _spots(svg: str) -> list[str]:
    spots = [node for node in parse(svg).iter() if node.get("class") == "spot"]
    return [node.findtext(f"{_SVG}title") or "" for node in spots]
