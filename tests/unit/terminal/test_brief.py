"""The role sheet."""

from dataclasses import replace

from app.terminal.brief import is_long, render_brief
from tests.builders_terminal import PRICE, SHEET, SUPPORT, WORDS, Typing


def test_a_brief_says_who_is_who_and_what_is_private() -> None:
    typing = Typing()
    typing.screen.show(render_brief(SHEET, WORDS.brief))
    assert "You are Bo Lind, Client." in typing.shown
    assert "Across from you: Ada Stone, Sales lead." in typing.shown
    private = typing.raw.index(WORDS.brief.private)
    assert typing.raw.index("Nights are short.") > private
    assert "What lies ahead for you both They meet again." in typing.shown
    assert "Reservation value 40" in typing.shown


def test_short_issues_are_listed_whole_and_long_ranges_by_their_stops() -> None:
    typing = Typing()
    typing.screen.show(render_brief(SHEET, WORDS.brief))
    assert is_long(PRICE)
    assert not is_long(SUPPORT)
    for shown in ("€1,000 per seat 50", "€1,100 per seat 0", "Premium support 50"):
        assert shown in typing.shown
    assert "€1,010" not in typing.shown


def test_the_best_of_a_long_range_is_never_left_out() -> None:
    peak = replace(PRICE.options[4], points=9000)
    price = replace(PRICE, options=(*PRICE.options[:4], peak, *PRICE.options[5:]))
    typing = Typing()
    typing.screen.show(render_brief(replace(SHEET, issues=(price,)), WORDS.brief))
    assert "€1,040 per seat 90" in typing.shown


def test_it_fits_sixty_columns() -> None:
    typing = Typing(width=60)
    typing.screen.show(render_brief(SHEET, WORDS.brief))
    assert max(map(len, typing.raw.splitlines())) <= 60
