"""SVG elements as text."""

from app.reports.charts.svg import number, picture, point, words


def test_text_is_escaped() -> None:
    assert words(1, 2, "<b>&\"'").endswith(">&lt;b&gt;&amp;&quot;&#x27;</text>")


def test_signs_that_xml_cannot_hold_are_dropped() -> None:
    assert "ab" in words(1, 2, "a\x00\x1b\ufffeb")


def test_a_point_of_a_turn_is_a_link_and_any_other_takes_focus() -> None:
    assert 'href="#turn-3"' in point("offer", turn=3)
    assert 'tabindex="0"' in point("Nash point")


def test_a_picture_names_and_describes_itself() -> None:
    svg = picture("plot", (10, 20), "A title", "What it shows", [])
    assert 'aria-labelledby="plot-title"' in svg
    assert '<desc id="plot-about">What it shows</desc>' in svg


def test_numbers_carry_no_digits_that_say_nothing() -> None:
    assert (number(12.0), number(12.34)) == ("12", "12.3")
