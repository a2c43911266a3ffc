"""A sentence with its values by use, and the issue it is about."""

import pytest

from app.dialogue.values import Use
from app.negotiation.acts import Ask, Kind
from tests.builders_talk import VENDOR, a_reading, asked, on


def test_values_are_sorted_by_their_use() -> None:
    reading = a_reading("not 84 but 80 with around 30 days")
    assert reading.terms() == on(price=80)
    assert reading.terms(Use.REFUSED) == on(price=84)
    assert [m.issue for m in reading.hints] == ["payment"]


def test_the_last_value_of_an_issue_wins() -> None:
    assert a_reading("84, so 80 a seat").terms() == on(price=80)


def test_a_number_that_fits_nothing_is_unfit_not_a_value() -> None:
    reading = a_reading("I offer 20 euros")
    assert reading.values() == []
    assert [m.number for m in reading.unfit] == [20.0]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("the support we get at 84", "support"),
        ("84 a seat", "price"),
        ("Last winter nobody answered", "support"),
        ("We like to talk", None),
    ],
)
def test_a_sentence_is_about_a_name_a_value_or_what_it_gives_away(
    text: str, issue: str | None
) -> None:
    assert a_reading(text).about == issue


def test_only_the_speaker_s_own_reasons_are_given_away() -> None:
    assert a_reading("Last winter nobody answered", speaker=VENDOR).about is None


@pytest.mark.parametrize("text", ["Is it?", "what do you want", "so how about it", "Tell me more"])
def test_a_question_is_known_without_its_mark(text: str) -> None:
    assert a_reading(text).is_question


def test_a_statement_is_no_question() -> None:
    assert not a_reading("We want to stay.").is_question


def test_the_issue_under_discussion_lends_a_bare_number_its_meaning() -> None:
    history = asked(Ask(Kind.ISSUE, "payment"))
    assert a_reading("60 would do", history).terms() == on(payment=60)


def test_any_of_several_pattern_groups_will_do() -> None:
    reading = a_reading("take it or leave it")
    assert reading.has("greet", "threat")
    assert not reading.has("greet", "close")
