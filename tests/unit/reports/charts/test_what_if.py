"""What each move led to."""

from app.reports.charts.what_if import draw_what_if, moves_of
from app.reports.words import ReportWords
from tests.builders_further import a_what_if
from tests.unit.reports.pictured import parse, texts, titles_of_points

MOMENT = a_what_if().moments[1]


def test_both_sides_of_each_move_say_the_middle_and_the_range(words: ReportWords) -> None:
    told = titles_of_points(draw_what_if(MOMENT, 4_520, words))
    assert told[:2] == [
        "Your move: worth 64 to you, from 58 to 69.",
        "Your move: worth 58 to them, from 49 to 61.",
    ]
    assert len(told) == 2 * len(moves_of(MOMENT))


def test_the_move_that_was_made_comes_first(words: ReportWords) -> None:
    shown = texts(draw_what_if(MOMENT, 4_520, words))
    named = [text for text in shown if text in {move.title for move in moves_of(MOMENT)}]
    assert named == ["Your move", "Trade across issues", "Offer two equals"]


def test_sides_differ_in_shape_and_not_in_colour_alone(words: ReportWords) -> None:
    drawn = [node.get("class") for node in parse(draw_what_if(MOMENT, 4_520, words)).iter()]
    assert drawn.count("own-mark") == drawn.count("their-mark") == len(moves_of(MOMENT)) + 1


def test_own_reservation_value_is_marked_behind_every_move(words: ReportWords) -> None:
    svg = draw_what_if(MOMENT, 4_520, words)
    assert svg.count('<line class="limit"') == len(moves_of(MOMENT)) + 1
    assert "your reservation value 45" in texts(svg)


def test_pictures_of_two_moments_share_no_id(words: ReportWords) -> None:
    first, second = (draw_what_if(one, 4_520, words) for one in a_what_if().moments)
    assert 'id="what-if-6-title"' in first
    assert 'id="what-if-8-title"' in second
