"""What is written beside the talk: the first field that cannot be used is named."""

import pytest

from app.coach.sheets import Beliefs, Preparation, Reflection, Swap
from app.errors import Rejected
from app.negotiation.terms import terms_of
from app.sessions.worksheets import (
    LIST_LIMIT,
    TEXT_LIMIT,
    check_beliefs,
    check_preparation,
    check_reflection,
    check_terms,
)
from tests.builders_play import a_table

SCENARIO = a_table(6).scenario
LONG = "x" * (TEXT_LIMIT + 1)
FULL = Preparation(
    ranking=("support", "price"),
    their_ranking=("price", "term"),
    interests="x" * TEXT_LIMIT,
    reservation=0,
    target=10_000,
    opening=terms_of({"price": "70"}),
    trades=(Swap("testimonial", "price"),),
    questions=("Why?",) * LIST_LIMIT,
)


@pytest.mark.parametrize("sheet", [Preparation(), FULL])
def test_a_worksheet_may_be_empty_or_full(sheet: Preparation) -> None:
    check_preparation(sheet, SCENARIO)


@pytest.mark.parametrize(
    ("sheet", "field"),
    [
        (Preparation(ranking=("price", "colour")), "/ranking/1"),
        (Preparation(ranking=("price", "term", "price")), "/ranking/2"),
        (Preparation(their_ranking=("colour",)), "/their_ranking/0"),
        (Preparation(interests=LONG), "/interests"),
        (Preparation(their_interests=LONG), "/their_interests"),
        (Preparation(batna=LONG), "/batna"),
        (Preparation(reservation=-1), "/reservation"),
        (Preparation(target=10_001), "/target"),
        (Preparation(opening=terms_of({"colour": "blue"})), "/opening/colour"),
        (Preparation(opening=terms_of({"price": "0.5"})), "/opening/price"),
        (Preparation(trades=(Swap("price", "term"), Swap("colour", "term"))), "/trades/1/give"),
        (Preparation(trades=(Swap("price", "colour"),)), "/trades/0/get"),
        (Preparation(trades=(Swap("price", "price"),)), "/trades/0/get"),
        (Preparation(trades=(Swap("price", "term"),) * (LIST_LIMIT + 1)), "/trades"),
        (Preparation(questions=("Why?", LONG)), "/questions/1"),
        (Preparation(questions=("Why?",) * (LIST_LIMIT + 1)), "/questions"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_field(sheet: Preparation, field: str) -> None:
    with pytest.raises(Rejected) as refused:
        check_preparation(sheet, SCENARIO)
    assert refused.value.field == field
    assert refused.value.problem


@pytest.mark.parametrize(
    ("guess", "field"),
    [
        (Beliefs(()), "/order"),
        (Beliefs(("price", "colour")), "/order/1"),
        (Beliefs(("price", "price")), "/order/1"),
        (Beliefs(("price",), ("colour",)), "/same/0"),
    ],
)
def test_a_guess_names_issues_of_the_game_once(guess: Beliefs, field: str) -> None:
    with pytest.raises(Rejected) as refused:
        check_beliefs(guess, SCENARIO)
    assert refused.value.field == field


def test_a_guess_may_be_of_some_issues_only() -> None:
    check_beliefs(Beliefs(("term", "price"), ("payment",)), SCENARIO)


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        (Reflection(), ""),
        (Reflection("Asked.", is_skipped=True), "/skipped"),
        (Reflection(found=3, is_skipped=True), "/skipped"),
        (Reflection(LONG), "/went_well"),
        (Reflection(would_change=LONG), "/would_change"),
        (Reflection(found=6), "/found"),
        (Reflection("Asked.", found=0), "/found"),
    ],
)
def test_a_look_back_answers_or_skips(answers: Reflection, field: str) -> None:
    with pytest.raises(Rejected) as refused:
        check_reflection(answers)
    assert refused.value.field == field


def test_one_answer_is_enough_and_skipping_is_too() -> None:
    for answers in (Reflection(found=1), Reflection("Asked."), Reflection(is_skipped=True)):
        check_reflection(answers)


def test_terms_are_checked_under_the_field_they_came_in() -> None:
    check_terms(terms_of({"term": "2"}), "/offer", SCENARIO)
    with pytest.raises(Rejected) as refused:
        check_terms(terms_of({"term": "99"}), "/offer", SCENARIO)
    assert refused.value.field == "/offer/term"
