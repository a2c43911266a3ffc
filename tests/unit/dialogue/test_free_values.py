"""Values of free wording: a decided one in other words is recognised, another one is not hidden."""

import pytest

from app.negotiation.acts import Act, Ask, Kind, Propose
from tests.builders_free import a_free_text
from tests.builders_talk import on

PRICE = Propose((on(price=84),))


@pytest.mark.parametrize(
    ("text", "act", "pair"),
    [
        ("Eighty-four would be my figure.", PRICE, ("price", "84")),
        ("How about premium for the support?", Propose((on(support="premium"),)),
         ("support", "premium")),
    ],
)  # fmt: skip
def test_a_decided_value_is_recognised_in_other_words(
    text: str, act: Act, pair: tuple[str, str]
) -> None:
    assert pair in a_free_text(text, act).named


def test_a_decided_figure_that_counts_something_else_is_not_the_value() -> None:
    free = a_free_text("You have eighty-four minutes.", PRICE)
    assert ("price", "84") not in free.named


def test_another_figure_is_not_taken_for_the_decided_one() -> None:
    assert ("price", "84") not in a_free_text("Let's say 86 a seat.", PRICE).named


def test_words_between_those_of_a_value_stay_in_the_rest() -> None:
    free = a_free_text("Support, and I promise that, premium.", Propose((on(support="premium"),)))
    assert "i promise that" in free.parts[0].rest


def test_a_spanish_value_is_recognised_in_other_words() -> None:
    act = Propose((on(precio=32),))
    assert ("precio", "32") in a_free_text("Treinta y dos por caja.", act, language="es").named


def test_an_option_that_a_question_only_calls_by_name_is_no_value() -> None:
    text = "How much does premium support matter to you?"
    assert a_free_text(text, Ask(Kind.PRIORITY, "support")).named == set()
    assert ("support", "premium") in a_free_text(text, PRICE).named


def test_a_denied_option_of_a_decided_issue_is_no_value() -> None:
    free = a_free_text("Basic support, no premium.", Propose((on(support="basic"),)))
    assert free.named == {("support", "basic")}
