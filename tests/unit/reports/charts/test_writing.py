"""Texts on several lines."""

from app.reports.charts.writing import LINE, wrapped, write_lines


def test_a_text_is_broken_between_words() -> None:
    assert wrapped("Long-term relationship building", 13) == [
        "Long-term",
        "relationship",
        "building",
    ]
    assert wrapped("Value creation", 26) == ["Value creation"]


def test_a_word_longer_than_a_line_stands_alone() -> None:
    assert wrapped("a extraordinarily b", 5) == ["a", "extraordinarily", "b"]


def test_no_text_is_no_line() -> None:
    assert wrapped("  ", 5) == []


def test_lines_stand_below_each_other() -> None:
    drawn = write_lines(0, 10, ["one", "two"])
    assert 'y="10"' in drawn
    assert f'y="{10 + LINE}"' in drawn
