"""What is on the table, in a table and in one line."""

from dataclasses import replace

from app.terminal.on_table import offer_of, offer_table, status_line, tables_of
from tests.builders_terminal import SHEET, Typing, a_session_with, an_offer_view, sit

WHOLE = an_offer_view(1020, "premium")
HALF = an_offer_view(1020, None)


def status(*offers: object) -> str:
    return str(status_line(sit().seat, a_session_with(theirs=offers)))  # type: ignore[arg-type]


def test_the_status_line_weighs_a_whole_offer_against_both_marks() -> None:
    assert status(WHOLE) == (
        "9 turns left · Their offer: worth 90 to you · "
        "50 above your reservation value 40, target 75"
    )
    assert "10 below your reservation value 40" in status(an_offer_view(1040, "basic"))
    assert "exactly your reservation value 40" in status(an_offer_view(1020, "basic"))


def test_the_status_line_says_what_is_open_and_what_is_not_there() -> None:
    assert "worth 40 to you so far, 1 still open · your reservation value 40" in status(HALF)
    assert "No offer from them yet · your reservation value 40, target 75" in status()


def test_several_offers_are_told_apart_by_letters() -> None:
    said = status(WHOLE, an_offer_view(1100, "premium"))
    assert "Their offer A: worth 90 to you · Their offer B: worth 50 to you" in said


def test_terms_to_confirm_take_the_place_of_offers() -> None:
    session = replace(a_session_with(theirs=(HALF,)), agreeing=WHOLE)
    said = str(status_line(sit().seat, session))
    assert "Terms to confirm: worth 90 to you" in said
    assert "/accept to confirm" in said


def test_a_draft_is_worth_the_sum_of_its_lines() -> None:
    assert offer_of(WHOLE.lines, SHEET).own_value == 9000
    assert offer_of(HALF.lines, SHEET).own_value is None


def test_an_offer_is_shown_line_by_line() -> None:
    typing = Typing(width=88)
    typing.screen.show(offer_table(sit().seat, "Your draft", HALF))
    assert "Your draft Price €1,020 per seat 40" in typing.shown
    assert "Worth to you so far, 1 still open" in typing.shown


def test_both_sides_have_their_place() -> None:
    typing = Typing()
    typing.screen.show(*tables_of(sit().seat, a_session_with(theirs=(WHOLE,), mine=(HALF,))))
    assert typing.shown.index("Their offer") < typing.shown.index("Your last offer")
    typing.screen.show(*tables_of(sit().seat, a_session_with()))
    assert "You have not made an offer yet." in typing.shown
