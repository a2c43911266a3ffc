"""What the words of a claim say about it."""

import pytest

from app.dialogue.claim_case import Case
from app.dialogue.claims_of_model import ClaimedAct, ClaimedValue
from app.dialogue.utterance_ground import ground_of
from app.dialogue.values import Use
from app.negotiation.acts import Span
from tests.builders_ear import ASKED_FOR_YEARS
from tests.builders_talk import CLIENT, WORDS, on

MEANT = frozenset({Use.SAID})


def a_case(text: str, issue: str | None = None, *values: ClaimedValue) -> Case:
    ground = ground_of(text, ASKED_FOR_YEARS, WORDS, CLIENT)
    span = Span(0, len(text))
    claim = ClaimedAct("inform", text, issue=issue, values=values)
    return Case(claim, span, ground.over(span), ground)


@pytest.mark.parametrize(
    ("text", "issue", "kept"),
    [
        ("The price is a worry.", "price", "price"),
        ("The price is a worry.", "support", None),
        ("That is a worry.", "term", "term"),
        ("That is a worry.", "colour", None),
    ],
)
def test_an_issue_is_kept_where_it_is_named_or_was_just_spoken_of(
    text: str, issue: str, kept: str | None
) -> None:
    assert a_case(text, issue).issue == kept


def test_values_come_with_their_places() -> None:
    read = a_case("Three.", None, ClaimedValue("term", "3", "Three")).terms(MEANT)
    assert read == (on(term=3), (Span(0, 5),))


def test_one_value_that_does_not_stand_takes_the_rest_with_it() -> None:
    values = ClaimedValue("term", "3", "Three"), ClaimedValue("price", "84", "Three")
    assert a_case("Three.", None, *values).terms(MEANT) is None


def test_figures_options_and_commitments_may_bind() -> None:
    assert a_case("Three.").may_bind
    assert a_case("Premium for everybody, says she.").may_bind
    assert not a_case("Nobody reads what they sign.").may_bind


def test_a_no_and_a_question_are_seen() -> None:
    assert a_case("We don't like Mondays.").negates
    assert a_case("Is a demo included?").is_question
    assert not a_case("Mondays.").is_long_enough
