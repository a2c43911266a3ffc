"""A preparation by itself: what holds, what does not, and that an empty field is no fault.

The baker's alternative is worth 40 points and its target 70; price weighs 5, shelves 3, delivery 2.
"""

from dataclasses import replace

import pytest

from app.coach.preparation import LOOKS, Look, Question, look_before
from app.coach.sheets import Preparation, Swap
from app.negotiation.acts import Ask, Kind
from tests.builders import BAKER, terms, whole_terms
from tests.builders_play import RUBRIC, SCENARIO

OWN = SCENARIO.role(BAKER)
WHY = Question((Ask(Kind.INTEREST, "delivery"),), is_open=True)
WHAT = Question((Ask(Kind.PRIORITY),), is_open=True)
CLOSED = Question((Ask(Kind.ISSUE, "price"),), is_open=False)
LIMIT = Question((Ask(Kind.OPEN, is_after_limit=True),), is_open=True)
GOOD = Preparation(
    ranking=("price", "shelves", "delivery"),
    their_ranking=("delivery", "shelves", "price"),
    interests="The oven has to be paid.",
    their_interests="Bread before eight.",
    batna="Sell at the market.",
    reservation=4_000,
    target=7_000,
    opening=terms(price="14"),
    trades=(Swap("delivery", "price"),),
    questions=("?", "?"),
)


def looks(sheet: Preparation, *questions: Question) -> dict[str, Look]:
    return {one.key: one for one in look_before(sheet, OWN, questions, RUBRIC.practice)}


def test_a_good_preparation_holds_in_everything() -> None:
    assert [one.is_met for one in looks(GOOD, WHY, WHAT).values()] == [True] * 10


def test_an_empty_sheet_has_no_fault() -> None:
    found = looks(Preparation())
    assert {(one.is_met, one.case) for one in found.values()} == {(None, "empty")}
    assert [f"before.{key}" for key in found] == [k for k in LOOKS if k.startswith("before.")]


def test_an_order_against_the_score_sheet_is_missed() -> None:
    assert looks(replace(GOOD, ranking=("delivery", "price", "shelves")))["ranking"].is_met is False


def test_a_guess_that_is_the_own_order_is_said_to_be_so() -> None:
    found = looks(replace(GOOD, their_ranking=GOOD.ranking))["their_ranking"]
    assert (found.is_met, found.case) == (True, "mirrored")


@pytest.mark.parametrize(
    ("written", "is_met", "case"),
    [(4_500, True, "met"), (4_600, False, "high"), (3_400, False, "low"), (3_500, True, "met")],
)
def test_a_limit_fits_what_the_alternative_is_worth(written: int, is_met: bool, case: str) -> None:
    found = looks(replace(GOOD, reservation=written))["reservation"]
    assert (found.is_met, found.case) == (is_met, case)
    assert found.values == {"written": written, "worth": 4_000}


def test_a_target_lies_beyond_the_alternative_and_the_own_limit() -> None:
    assert looks(replace(GOOD, target=4_000))["target"].is_met is False
    assert looks(replace(GOOD, target=4_300, reservation=4_400))["target"].is_met is False
    assert looks(replace(GOOD, target=4_300))["target"].is_met


def test_an_opening_is_worth_more_than_the_target() -> None:
    assert looks(replace(GOOD, opening=whole_terms("14", "evening", "2")))["opening"].is_met
    low = looks(replace(GOOD, opening=whole_terms("12", "evening", "2")))["opening"]
    assert (low.is_met, low.values) == (False, {"worth": 6_000, "target": 7_000})


def test_without_a_target_the_brief_says_what_an_opening_has_to_beat() -> None:
    sheet = replace(GOOD, target=None, opening=whole_terms("12", "evening", "2"))
    assert looks(sheet)["opening"].is_met is False


def test_a_trade_gives_where_it_weighs_less() -> None:
    assert looks(replace(GOOD, trades=(Swap("price", "delivery"),)))["trades"].is_met is False
    both = (Swap("price", "delivery"), Swap("delivery", "shelves"))
    assert looks(replace(GOOD, trades=both))["trades"].is_met


@pytest.mark.parametrize(
    ("questions", "is_met", "case"),
    [
        ((WHY, WHAT), True, "met"),
        ((WHY,), False, "few"),
        ((WHY, CLOSED), False, "few"),
        ((CLOSED, CLOSED), False, "no_needs"),
        ((LIMIT, LIMIT), False, "no_needs"),
    ],
)
def test_questions_are_open_and_reach_for_needs(
    questions: tuple[Question, ...], is_met: bool, case: str
) -> None:
    found = looks(GOOD, *questions)["questions"]
    assert (found.is_met, found.case) == (is_met, case)


def test_every_case_found_has_its_name_in_the_table() -> None:
    sheets = (GOOD, Preparation(), replace(GOOD, reservation=9_000, target=100, opening=terms()))
    for sheet in sheets:
        for key, one in looks(sheet, CLOSED).items():
            assert one.case in LOOKS[f"before.{key}"]
