"""The ledger: what was asked, told and kept back."""

from app.negotiation.acts import Ask, Greet, Importance, Inform, Kind
from app.negotiation.ledger import (
    answers,
    asked,
    opened_issues,
    stated_importance,
    told,
)
from tests.builders import BAKER, CAFE, a_history, a_scenario, said

CAFE_ROLE = a_scenario().role(CAFE)
ABOUT_DELIVERY = Inform(Kind.PRIORITY, "delivery", Importance.HIGH, "cafe-delivery")
WHY_DELIVERY = Inform(Kind.INTEREST, "delivery", None, "cafe-delivery-why")


def test_facts_are_told_in_the_order_they_were_said() -> None:
    history = a_history(said(CAFE, WHY_DELIVERY), said(BAKER), said(CAFE, ABOUT_DELIVERY))
    assert [fact.id for fact in told(history, CAFE_ROLE)] == ["cafe-delivery-why", "cafe-delivery"]


def test_a_fact_told_twice_counts_once() -> None:
    history = a_history(said(CAFE, ABOUT_DELIVERY), said(CAFE, ABOUT_DELIVERY))
    assert len(told(history, CAFE_ROLE)) == 1


def test_a_side_cannot_tell_the_other_sides_facts() -> None:
    history = a_history(said(BAKER, ABOUT_DELIVERY), said(CAFE, Inform(Kind.OPEN, fact="unheard")))
    assert told(history, CAFE_ROLE) == ()


def test_the_latest_word_on_an_issue_wins() -> None:
    history = a_history(
        said(BAKER, Inform(Kind.PRIORITY, "price", Importance.HIGH)),
        said(BAKER, Inform(Kind.PRIORITY, "price", Importance.LOW)),
    )
    assert stated_importance(history, BAKER) == {"price": Importance.LOW}


def test_an_interest_in_an_issue_means_that_it_matters() -> None:
    history = a_history(said(BAKER, Inform(Kind.INTEREST, "price")))
    assert stated_importance(history, BAKER) == {"price": Importance.HIGH}


def test_an_interest_does_not_undo_what_was_said_of_its_importance() -> None:
    history = a_history(
        said(BAKER, Inform(Kind.PRIORITY, "price", Importance.LOW)),
        said(BAKER, Inform(Kind.INTEREST, "price")),
    )
    assert stated_importance(history, BAKER) == {"price": Importance.LOW}


def test_importance_said_of_no_issue_is_of_none() -> None:
    history = a_history(said(BAKER, Inform(Kind.INTEREST)))
    assert stated_importance(history, BAKER) == {}


def test_questions_come_with_their_turns() -> None:
    history = a_history(said(BAKER, Greet(), Ask(Kind.OPEN)), said(CAFE, Ask(Kind.PRIORITY)))
    assert [(turn.number, act.kind) for turn, act in asked(history, BAKER)] == [(1, Kind.OPEN)]


def test_nothing_is_opened_by_saying_nothing_about_it() -> None:
    assert opened_issues(a_history(said(BAKER, Ask(Kind.OPEN))), BAKER, CAFE_ROLE) == frozenset()


def test_asking_hearing_and_telling_all_open_an_issue() -> None:
    history = a_history(
        said(BAKER, Ask(Kind.INTEREST, "price")),
        said(CAFE, ABOUT_DELIVERY),
        said(BAKER, Inform(Kind.PRIORITY, "shelves")),
    )
    assert opened_issues(history, BAKER, CAFE_ROLE) == {"price", "delivery", "shelves"}


def test_telling_about_the_issue_asked_for_answers() -> None:
    assert answers(said(CAFE, WHY_DELIVERY), Ask(Kind.INTEREST, "delivery"))
    assert answers(said(CAFE, WHY_DELIVERY), Ask(Kind.OPEN))


def test_telling_about_another_issue_answers_only_a_question_of_priority() -> None:
    assert not answers(said(CAFE, WHY_DELIVERY), Ask(Kind.INTEREST, "price"))
    assert answers(said(CAFE, ABOUT_DELIVERY), Ask(Kind.PRIORITY, "price"))


def test_asking_back_is_no_answer() -> None:
    assert not answers(said(CAFE, Ask(Kind.OPEN)), Ask(Kind.OPEN))
