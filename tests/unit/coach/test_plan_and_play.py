"""A preparation against the talk: opening, target, limit, trades, questions, the first guess."""

from dataclasses import replace

from app.coach.plan_and_play import look_after, own_wholes
from app.coach.play import Play
from app.coach.preparation import LOOKS, Look, Question
from app.coach.sheets import Preparation, Swap
from app.negotiation.acts import Ask, Close, Kind
from tests.builders import a_scenario, terms, whole_terms
from tests.builders_play import RUBRIC, a_play, closing, me, offer, them

ASKS_WHY = Question((Ask(Kind.INTEREST, "delivery"),), is_open=True)
SHEET = Preparation(
    their_ranking=("delivery", "shelves", "price"),
    reservation=4_000,
    target=6_000,
    opening=terms(price="14"),
    trades=(Swap("delivery", "price"),),
    questions=("why",),
)


def after(
    play: Play, sheet: Preparation = SHEET, questions: tuple[Question, ...] = (ASKS_WHY,)
) -> dict[str, Look]:
    return {one.key: one for one in look_after(sheet, play, questions, RUBRIC.practice)}


def test_opening_as_planned_is_met_and_below_it_is_missed() -> None:
    assert after(a_play(me(offer(terms(price="14")))))["opening"].is_met
    low = after(a_play(me(offer(terms(price="12")))))["opening"]
    assert (low.is_met, low.values) == (False, {"planned": 5_000, "made": 2_500})


def test_only_the_issues_of_both_are_compared() -> None:
    found = after(a_play(me(offer(terms(shelves="1")))))["opening"]
    assert (found.is_met, found.case) == (None, "unmade")


def test_the_target_is_reached_by_a_deal_worth_it() -> None:
    assert after(a_play(*closing(whole_terms("14", "noon", "2"))))["target"].is_met
    assert after(a_play(*closing(whole_terms("12", "noon", "2"))))["target"].is_met is False


def test_no_deal_misses_the_target_only_where_a_deal_was_possible() -> None:
    assert after(a_play(me(Close())))["target"].is_met is False
    none_possible = a_play(me(Close()), scenario=a_scenario(reservations=(8_000, 8_000)))
    assert after(none_possible)["target"].is_met is None


def test_the_limit_is_kept_by_every_whole_offer_and_the_deal() -> None:
    assert after(a_play(*closing(whole_terms("12", "noon", "2"))))["reservation"].is_met
    low = a_play(me(offer(whole_terms("10", "noon", "2"))))
    assert after(low)["reservation"].is_met is False
    assert after(a_play(me(offer(terms(price="10")))))["reservation"].case == "unmade"


def test_what_the_other_sides_package_fills_in_was_not_offered() -> None:
    play = a_play(them(offer(whole_terms("10", "morning", "0"))), me(offer(terms(price="11"))))
    assert own_wholes(play) == ()


def test_a_planned_trade_is_offered_by_giving_on_one_for_more_on_the_other() -> None:
    traded = a_play(me(offer(terms(price="14", delivery="morning"))))
    assert after(traded)["trades"].is_met
    turned = a_play(me(offer(terms(price="10", delivery="evening"))))
    assert after(turned)["trades"].is_met is False


def test_a_planned_question_is_asked_by_the_same_question_in_other_words() -> None:
    assert after(a_play(me(Ask(Kind.INTEREST, "delivery"))))["questions"].is_met
    assert after(a_play(me(Ask(Kind.ISSUE, "price"))))["questions"].is_met is False


def test_a_general_question_is_asked_by_one_about_a_single_issue_but_not_the_other_way() -> None:
    anything = Question((Ask(Kind.PRIORITY),), True)
    about_price = Question((Ask(Kind.INTEREST, "price"),), True)
    talk = a_play(me(Ask(Kind.INTEREST, "delivery")))
    assert after(talk, questions=(anything,))["questions"].is_met
    assert after(talk, questions=(about_price,))["questions"].is_met is False


def test_questions_that_could_not_be_read_are_not_held_against_anybody() -> None:
    found = after(a_play(me()), questions=())["questions"]
    assert (found.is_met, found.case) == (None, "unread")


def test_the_first_guess_is_held_against_their_order() -> None:
    assert after(a_play(me()))["their_ranking"].is_met
    wrong = replace(SHEET, their_ranking=("price", "shelves", "delivery"))
    assert after(a_play(me()), wrong)["their_ranking"].is_met is False


def test_nothing_planned_is_nothing_to_compare() -> None:
    found = after(a_play(*closing(whole_terms())), Preparation(), ())
    assert {one.case for one in found.values()} == {"empty"}
    assert [f"after.{key}" for key in found] == [key for key in LOOKS if key.startswith("after.")]
