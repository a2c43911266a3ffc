"""What a claim is looked up by."""

from app.review.claim_texts import bare, content_of, quoted_in, stems_of, unquoted
from tests.builders_coach import talk_in

WORDS = talk_in("en").claims


def test_quotes_of_every_kind_are_found() -> None:
    assert quoted_in("“One”, «two» and \u2018three of it\u2019.") == ("One", "two", "three of it")
    assert unquoted("You said “give me level 4” there.") == "you said there."


def test_an_apostrophe_begins_no_quote() -> None:
    assert quoted_in("It's theirs, and that's it.") == ()


def test_words_that_say_nothing_are_passed_over() -> None:
    assert content_of("you asked about their payment", WORDS) == ["asked", "payment"]
    assert stems_of("payment and payments", WORDS) == {"payme"}


def test_quotation_marks_are_made_plain() -> None:
    assert bare("«Sí», “Yes”") == '"si", "yes"'
