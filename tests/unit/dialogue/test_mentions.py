"""Values in a sentence: which option, how used, and the words they were read from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dialogue.mentions import find_mentions, issues_named
from app.dialogue.segment import sentences
from app.dialogue.values import Mention, Use
from app.negotiation.acts import Ask, Kind
from tests.builders_talk import SCENARIO, WORDS, heard, reads


def found(text: str, *talked_of: str) -> list[Mention]:
    return find_mentions(sentences(text, WORDS.language)[0], WORDS, talked_of)


@pytest.mark.parametrize(
    ("text", "words", "issue", "option"),
    [
        ("We pay EUR 84 now", "EUR 84", "price", "84"),
        ("I can do 84 a seat.", "84 a seat", "price", "84"),
        ("€84, that is it", "€84", "price", "84"),
        ("   84 euros please", "84 euros", "price", "84"),
        ("eighty-four a seat", "eighty-four a seat", "price", "84"),
        ("the price at 84", "84", "price", "84"),
        ("We sign for 36 months.", "36 months", "term", "3"),
        ("a Two-Year term", "Two-Year", "term", "2"),
        ("a 3-year contract", "3-year", "term", "3"),
        ("with 24/7 support", "24/7 support", "support", "premium"),
        ("Round-the-clock support!", "Round-the-clock support", "support", "premium"),
        ("a case study then", "case study", "testimonial", "case-study"),
        ("pay within 30 days", "30 days", "payment", "30"),
        ("net 45", "45", "payment", "45"),
    ],
)
def test_a_value_covers_exactly_the_words_it_was_read_from(
    text: str, words: str, issue: str, option: str
) -> None:
    (mention,) = found(text)
    assert (mention.issue, mention.option) == (issue, option)
    assert mention.span.of(text) == words


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("84 a seat", Use.SAID),
        ("not 84", Use.REFUSED),
        ("I can't do 84", Use.REFUSED),
        ("I would not pay 84", Use.REFUSED),
        ("I can't say yes to payment within 60 days", Use.REFUSED),
        ("84 is too high", Use.REFUSED),
        ("a 2-year term won't work", Use.REFUSED),
        ("a short quote still won't work", Use.REFUSED),
        ("premium support is out of the question", Use.REFUSED),
        ("you offered 84", Use.EARLIER),
        ("we pay 84 today", Use.EARLIER),
        ("instead of 84", Use.EARLIER),
        ("option 2", Use.EARLIER),
        ("around 84", Use.HINT),
        ("84 or so", Use.HINT),
        ("up to 84", Use.HINT),
        ("at least 2 years", Use.HINT),
    ],
)
def test_the_words_around_a_value_say_how_it_is_used(text: str, use: Use) -> None:
    assert [mention.use for mention in found(text)] == [use]


def test_both_ends_of_a_span_of_numbers_are_hints() -> None:
    assert [m.use for m in found("between 80 and 90")] == [Use.HINT, Use.HINT]


@pytest.mark.parametrize("text", ["180 seats", "10 minutes", "two of us", "5 %", "3 other clinics"])
def test_a_number_of_something_else_is_no_value(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "issue"), [("5 years", "term"), ("20 days", "payment"), ("€84.50", "price")]
)
def test_a_number_that_fits_no_option_is_kept_and_never_rounded(text: str, issue: str) -> None:
    (mention,) = found(text)
    assert (mention.issue, mention.option) == (issue, None)


def test_a_bare_number_belongs_to_the_issue_under_discussion() -> None:
    assert found("60")[0].issue is None
    assert found("60", "payment")[0].issue == "payment"
    assert found("60", "price")[0].issue == "price"


def test_a_unit_out_of_reach_claims_no_number() -> None:
    assert [m.issue for m in found("I can do 84, and we will see about the days")] == ["price"]


def test_each_issue_is_named_once_in_order() -> None:
    (sentence,) = sentences("Payment, then price, then payment terms again", WORDS.language)
    assert issues_named(sentence, WORDS) == ["payment", "price"]


OPTIONS = [(i.id, o.id) for i in SCENARIO.issues for o in i.options]


@given(st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=8), st.sampled_from([", ", " and "]))
def test_every_way_the_scenario_says_an_option_is_found_again(
    options: list[tuple[str, str]], between: str
) -> None:
    said = [SCENARIO.words[issue].said[option] for issue, option in options]
    text = between.join(said)
    mentions = heard(text).mentions
    assert [(m.issue, m.option) for m in mentions] == options
    for mention, words in zip(mentions, said, strict=True):
        assert mention.span.of(text) in words


def test_what_a_sentence_is_not_about_is_not_named() -> None:
    assert reads("Before we talk about the price, what matters most to you?") == (
        Ask(Kind.PRIORITY),
    )
    assert reads("Apart from the support: what else matters?")[0] != Ask(Kind.PRIORITY, "support")
